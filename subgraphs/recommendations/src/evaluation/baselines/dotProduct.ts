/** The sum of the products of two stretches. Four sums at once, since each addition waits for the one before it. */
export function dotProduct(
  a: Float32Array,
  startOfA: number,
  b: Float32Array,
  startOfB: number,
  length: number,
): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < length; k += 4) {
    first += a[startOfA + k]! * b[startOfB + k]!;
    second += a[startOfA + k + 1]! * b[startOfB + k + 1]!;
    third += a[startOfA + k + 2]! * b[startOfB + k + 2]!;
    fourth += a[startOfA + k + 3]! * b[startOfB + k + 3]!;
  }
  for (; k < length; k += 1) first += a[startOfA + k]! * b[startOfB + k]!;
  return first + second + third + fourth;
}
