import type { Book } from '../domain/Book.ts';
import { createInMemoryModel } from '../domain/learning/createInMemoryModel.ts';
import { createInMemoryRankingRepository } from '../domain/learning/createInMemoryRankingRepository.ts';
import { createLearnedRanking } from '../domain/learning/createLearnedRanking.ts';
import { learn } from '../domain/learning/learn.ts';
import type { LearningEvent } from '../domain/learning/LearningEvent.ts';
import { MODEL } from '../domain/learning/ModelSettings.ts';
import { LIST_LENGTH } from './baselines/Recommender.ts';
import type { Split } from './PurchaseHistory.ts';

/**
 * The service's own model and ranking: each purchase is an event, in order, and each list is one that the service would give. Only the
 * tables are in memory; a test proves that lists from the database are the same.
 */
export async function ours({ history, heldOut }: Split): Promise<ReadonlyMap<number, readonly number[]>> {
  const model = createInMemoryModel();
  for (const event of eventsOf(history)) learn(model, event, MODEL);
  const repository = createInMemoryRankingRepository(
    model,
    Array.from({ length: history.items }, (_, item) => bookOf(item)),
  );
  const now = history.purchases.at(-1)?.at ?? 0;
  const ranking = createLearnedRanking({ repository, settings: MODEL, now: () => now });
  const lists = new Map<number, readonly number[]>();
  for (const user of heldOut.keys()) {
    const list = await ranking.forReader(String(user), { category: null, maxResults: LIST_LENGTH });
    lists.set(
      user,
      list.map(({ id }) => id - 1),
    );
  }
  return lists;
}

/** What a user bought at one moment is one order. */
function* eventsOf({ purchases }: Split['history']): Iterable<LearningEvent> {
  for (let first = 0; first < purchases.length;) {
    const { at } = purchases[first]!;
    const baskets = new Map<number, number[]>();
    let next = first;
    for (; next < purchases.length && purchases[next]!.at === at; next += 1) {
      const { user, item } = purchases[next]!;
      const basket = baskets.get(user);
      if (basket) basket.push(item + 1);
      else baskets.set(user, [item + 1]);
    }
    for (const [user, bookIds] of baskets) yield { type: 'OrderPlaced', readerId: String(user), at, bookIds };
    first = next;
  }
}

/** A file names neither authors nor categories: each item has an author of its own, and all are of one category. */
function bookOf(item: number): Book {
  return { id: item + 1, title: '', author: String(item), category: 'MYSTERY', description: '' };
}
