import type { Split } from '../PurchaseHistory.ts';
import { bestOf, type Recommender } from './Recommender.ts';

/** What most users own. */
export function popularity({ history, owned }: Split): Recommender {
  const scores = new Float64Array(history.items);
  for (const { item } of history.purchases) scores[item]! += 1;
  return (user) => bestOf(scores, owned[user]!);
}
