import type { Split } from '../PurchaseHistory.ts';
import { createRandom } from '../createRandom.ts';
import { LIST_LENGTH, type Recommender } from './Recommender.ts';

/** Items drawn evenly. */
export function random({ history, owned }: Split): Recommender {
  const next = createRandom(20_260_101);
  return (user) => {
    const isOwned = new Set(owned[user]);
    const drawn = new Set<number>();
    const length = Math.min(LIST_LENGTH, history.items - isOwned.size);
    while (drawn.size < length) {
      const item = Math.floor(next() * history.items);
      if (!isOwned.has(item)) drawn.add(item);
    }
    return [...drawn];
  };
}
