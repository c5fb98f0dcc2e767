/** Rows and columns of a tile. */
const TILE = 4;

/**
 * Replaces a symmetric positive definite matrix by its inverse: A⁻¹ = L⁻ᵀ L⁻¹, with A = L Lᵀ (Cholesky). All three steps are dot
 * products of rows, computed in tiles, so that each value that is read is used several times. About n³ / 2 multiplications.
 *
 * @param matrix by rows
 */
export function invertSymmetric(matrix: Float32Array, size: number): void {
  const stride = Math.ceil(size / TILE) * TILE;
  // The identity fills the last tiles; it does not change the inverse.
  const lower = new Float32Array(stride * stride);
  for (let row = 0; row < size; row += 1) lower.set(matrix.subarray(row * size, row * size + size), row * stride);
  for (let row = size; row < stride; row += 1) lower[row * stride + row] = 1;
  factor(lower, stride);
  const upper = invertLower(lower, stride);
  forEachTile(stride, (i, j) => {
    const sums = dotTile(upper, j * stride + j, upper, i * stride + j, stride, stride - j);
    for (let row = j; row < Math.min(j + TILE, size); row += 1) {
      for (let column = i; column < i + TILE; column += 1) {
        const value = sums[(row - j) * TILE + column - i]!;
        matrix[row * size + column] = value;
        matrix[column * size + row] = value;
      }
    }
  });
}

/** Replaces the lower triangle by L, with A = L Lᵀ. */
function factor(lower: Float32Array, stride: number): void {
  for (let i = 0; i < stride; i += TILE) {
    for (let j = 0; j <= i; j += TILE) {
      const sums = dotTile(lower, i * stride, lower, j * stride, stride, j);
      for (let row = i; row < i + TILE; row += 1) {
        for (let column = j; column < Math.min(j + TILE, row + 1); column += 1) {
          let value = lower[row * stride + column]! - sums[(row - i) * TILE + column - j]!;
          for (let k = j; k < column; k += 1) value -= lower[row * stride + k]! * lower[column * stride + k]!;
          lower[row * stride + column] = row === column ? Math.sqrt(value) : value / lower[column * stride + column]!;
        }
      }
    }
  }
}

/** The transpose of L⁻¹: its row `j` is column `j` of L⁻¹. */
function invertLower(lower: Float32Array, stride: number): Float32Array {
  const upper = new Float32Array(stride * stride);
  for (let j = 0; j < stride; j += TILE) {
    for (let i = j; i < stride; i += TILE) {
      const sums = dotTile(lower, i * stride + j, upper, j * stride + j, stride, i - j);
      for (let row = i; row < i + TILE; row += 1) {
        for (let column = j; column < Math.min(j + TILE, row + 1); column += 1) {
          let value = (row === column ? 1 : 0) - sums[(row - i) * TILE + column - j]!;
          for (let k = i; k < row; k += 1) value -= lower[row * stride + k]! * upper[column * stride + k]!;
          upper[column * stride + row] = value / lower[row * stride + row]!;
        }
      }
    }
  }
  return upper;
}

/** Visits the tiles on and below the diagonal by the first of their columns and rows. */
function forEachTile(stride: number, visit: (column: number, row: number) => void): void {
  for (let row = 0; row < stride; row += TILE) for (let column = 0; column <= row; column += TILE) visit(column, row);
}

const sums = new Float64Array(TILE * TILE);

/** The dot products of four rows of `a` with four rows of `b`, by rows of `a`; valid until the next call. */
function dotTile(
  a: Float32Array,
  startOfA: number,
  b: Float32Array,
  startOfB: number,
  stride: number,
  length: number,
): Float64Array {
  const [b1, b2, b3] = [startOfB + stride, startOfB + 2 * stride, startOfB + 3 * stride];
  // Two rows at a time: eight sums and six values fit the processor's registers.
  for (let r = 0; r < TILE; r += 2) {
    const a0 = startOfA + r * stride;
    const a1 = a0 + stride;
    let [p0, p1, p2, p3, q0, q1, q2, q3] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < length; k += 1) {
      const [x, y] = [a[a0 + k]!, a[a1 + k]!];
      const v0 = b[startOfB + k]!;
      const v1 = b[b1 + k]!;
      const v2 = b[b2 + k]!;
      const v3 = b[b3 + k]!;
      p0 += x * v0;
      p1 += x * v1;
      p2 += x * v2;
      p3 += x * v3;
      q0 += y * v0;
      q1 += y * v1;
      q2 += y * v2;
      q3 += y * v3;
    }
    sums.set([p0, p1, p2, p3, q0, q1, q2, q3], r * TILE);
  }
  return sums;
}
