import { createRandom } from '../createRandom.ts';
import type { Split } from '../PurchaseHistory.ts';
import { bestOf, type Recommender } from './Recommender.ts';
import { factorCholesky, solveCholesky } from './solveCholesky.ts';

const FACTORS = 64;
const ITERATIONS = 12;
const REGULARIZATION = 10;
/** Confidence of a purchase above that of none, which is 1. */
const CONFIDENCE = 20;

/** Matrix factorization for implicit feedback by alternating least squares (Hu, Koren and Volinsky, 2008). */
export function als({ history, owned }: Split): Recommender {
  const random = createRandom(64);
  const draw = (rows: number) => Float64Array.from({ length: rows * FACTORS }, () => (random() - 0.5) * 0.2);
  const users = draw(history.users);
  const items = draw(history.items);
  const buyers: number[][] = Array.from({ length: history.items }, () => []);
  owned.forEach((list, user) => {
    for (const item of list) buyers[item]!.push(user);
  });
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    solveSide(users, owned, items);
    solveSide(items, buyers, users);
  }
  const scores = new Float64Array(history.items);
  return (user) => {
    for (let item = 0; item < history.items; item += 1) scores[item] = 1 + dot(users, user, items, item);
    return bestOf(scores, owned[user]!);
  };
}

function dot(a: Float64Array, rowOfA: number, b: Float64Array, rowOfB: number): number {
  let sum = 0;
  for (let k = 0; k < FACTORS; k += 1) sum += a[rowOfA * FACTORS + k]! * b[rowOfB * FACTORS + k]!;
  return sum;
}

/** Solves for each row of a side, given the other side and the rows of it that each row is linked to. */
function solveSide(solved: Float64Array, links: ReadonlyArray<readonly number[]>, given: Float64Array): void {
  const gram = new Float64Array(FACTORS * FACTORS);
  for (let row = 0; row < given.length; row += FACTORS) addOuter(gram, given, row, 1);
  const matrix = new Float32Array(FACTORS * FACTORS);
  const vector = new Float64Array(FACTORS);
  links.forEach((linked, row) => {
    matrix.set(gram);
    vector.fill(0);
    for (let k = 0; k < FACTORS; k += 1) matrix[k * FACTORS + k]! += REGULARIZATION;
    for (const other of linked) {
      addOuter(matrix, given, other * FACTORS, CONFIDENCE);
      for (let k = 0; k < FACTORS; k += 1) vector[k]! += (1 + CONFIDENCE) * given[other * FACTORS + k]!;
    }
    factorCholesky(matrix, FACTORS);
    solveCholesky(matrix, FACTORS, vector);
    solved.set(vector, row * FACTORS);
  });
}

/** Adds the outer product of a row with itself, times a weight, to the lower triangle of a matrix. */
function addOuter(matrix: Float32Array | Float64Array, rows: Float64Array, start: number, weight: number): void {
  for (let i = 0; i < FACTORS; i += 1) {
    const left = weight * rows[start + i]!;
    for (let j = 0; j <= i; j += 1) matrix[i * FACTORS + j]! += left * rows[start + j]!;
  }
}
