import { dotProduct } from './dotProduct.ts';
import { factorCholesky } from './solveCholesky.ts';

/** Replaces a symmetric positive definite matrix by its inverse: A⁻¹ = L⁻ᵀ L⁻¹. */
export function invertSymmetric(matrix: Float32Array, size: number): void {
  factorCholesky(matrix, size);
  invertLower(matrix, size);
  multiplyByTranspose(matrix, size);
}

/** Replaces the lower triangle L by the transpose of its inverse, in the upper triangle: row `j` has column `j` of L⁻¹. */
function invertLower(matrix: Float32Array, size: number): void {
  const diagonal = Float64Array.from({ length: size }, (_, index) => matrix[index * size + index]!);
  const column = new Float32Array(size);
  for (let j = 0; j < size; j += 1) {
    column[j] = 1 / diagonal[j]!;
    for (let row = j + 1; row < size; row += 1) {
      const start = row * size;
      column[row] = -dotProduct(matrix, start + j, column, j, row - j) / diagonal[row]!;
    }
    // The upper triangle is free; the diagonal is kept apart.
    for (let row = j; row < size; row += 1) matrix[j * size + row] = column[row]!;
  }
}

/** Replaces the upper triangle U = L⁻ᵀ by the whole of U Uᵀ. */
function multiplyByTranspose(matrix: Float32Array, size: number): void {
  for (let i = 0; i < size; i += 1) {
    for (let j = i; j < size; j += 1) {
      matrix[j * size + i] = dotProduct(matrix, i * size + j, matrix, j * size + j, size - j);
    }
    // Row i of U is not needed by the rows below it.
    for (let j = i; j < size; j += 1) matrix[i * size + j] = matrix[j * size + i]!;
  }
}
