import type { Split } from '../PurchaseHistory.ts';
import { cosines, type SimilarItems } from './cosines.ts';
import { bestOf, type Recommender } from './Recommender.ts';

const SHRINKAGE = 10;
const NEIGHBORS = 200;

/** Item-based nearest neighbors: the sum of the cosines to what the user owns, of the 200 nearest neighbors of each. */
export function itemKnn(split: Split): Recommender {
  const neighbors = cosines(split, SHRINKAGE).map(nearest);
  const scores = new Float64Array(split.history.items);
  return (user) => {
    scores.fill(0);
    for (const item of split.owned[user]!) {
      const { items, similarities } = neighbors[item]!;
      for (let index = 0; index < items.length; index += 1) scores[items[index]!]! += similarities[index]!;
    }
    return bestOf(scores, split.owned[user]!);
  };
}

function nearest({ items, similarities }: SimilarItems): SimilarItems {
  if (items.length <= NEIGHBORS) return { items, similarities };
  const order = Array.from(items.keys()).toSorted((a, b) => similarities[b]! - similarities[a]!);
  const kept = order.slice(0, NEIGHBORS);
  return {
    items: Uint32Array.from(kept, (index) => items[index]!),
    similarities: Float64Array.from(kept, (index) => similarities[index]!),
  };
}
