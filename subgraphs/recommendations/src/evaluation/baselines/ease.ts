import type { Split } from '../PurchaseHistory.ts';
import { invertSymmetric } from './invertSymmetric.ts';
import { bestOf, type Recommender } from './Recommender.ts';

/** The weights are a dense matrix of items by items. */
export const MOST_ITEMS = 5_000;

const REGULARIZATION = 100;

/** Embarrassingly shallow autoencoder (Steck, 2019): B = I - P diag(P)⁻¹, with P the inverse of XᵀX + λI. */
export function ease({ history, owned }: Split): Recommender {
  const { items: size } = history;
  const matrix = new Float32Array(size * size);
  for (const list of owned) for (const a of list) for (const b of list) matrix[a * size + b]! += 1;
  for (let item = 0; item < size; item += 1) matrix[item * size + item]! += REGULARIZATION;
  invertSymmetric(matrix, size);
  const scores = new Float64Array(size);
  return (user) => {
    scores.fill(0);
    for (const a of owned[user]!) {
      const row = a * size;
      for (let item = 0; item < size; item += 1) scores[item]! -= matrix[row + item]!;
    }
    // Of what is owned P's own entry is part of the sum; owned items are left out below.
    for (let item = 0; item < size; item += 1) scores[item]! /= matrix[item * size + item]!;
    return bestOf(scores, owned[user]!);
  };
}
