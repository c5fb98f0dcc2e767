import { dotProduct } from './dotProduct.ts';

/**
 * Replaces a symmetric positive definite matrix by the lower triangle of its Cholesky factor L, A = L Lᵀ.
 *
 * @param matrix row by row; only its lower triangle is read
 */
export function factorCholesky(matrix: Float32Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    const rowStart = row * size;
    for (let column = 0; column <= row; column += 1) {
      const columnStart = column * size;
      const sum = matrix[rowStart + column]! - dotProduct(matrix, rowStart, matrix, columnStart, column);
      matrix[rowStart + column] = row === column ? Math.sqrt(sum) : sum / matrix[columnStart + column]!;
    }
  }
}

/** Solves L Lᵀ x = b in place of b. @param factor the lower triangle that factorCholesky leaves */
export function solveCholesky(factor: Float32Array, size: number, vector: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = vector[row]!;
    for (let k = 0; k < row; k += 1) sum -= factor[row * size + k]! * vector[k]!;
    vector[row] = sum / factor[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = vector[row]!;
    for (let k = row + 1; k < size; k += 1) sum -= factor[k * size + row]! * vector[k]!;
    vector[row] = sum / factor[row * size + row]!;
  }
}
