import { cosines } from './baselines/cosines.ts';
import { LIST_LENGTH } from './baselines/Recommender.ts';
import type { Split } from './PurchaseHistory.ts';

/** How good the lists of a model are, each from 0 to 1. */
export interface Measures {
  /** The share of users whose list has what they bought last. */
  readonly recall10: number;
  /** The same, but a hit counts 1 / log2(1 + place). */
  readonly ndcg10: number;
  /** The share of items that are in the list of some user. */
  readonly coverage: number;
  /** How unlike the items of a list are: 1 less their mean cosine, as the users have them that own them, over all lists. */
  readonly diversity: number;
}

/** Measures lists of ten. */
export function createMeasure(split: Split): (listOf: (user: number) => readonly number[]) => Measures {
  const likeness = cosines(split, 0).map(
    ({ items, similarities }) => new Map(Array.from(items, (item, index) => [item, similarities[index]!])),
  );

  function diversityOf(list: readonly number[]): number {
    let sum = 0;
    list.forEach((item, index) => {
      for (const other of list.slice(index + 1)) sum += likeness[item]!.get(other) ?? 0;
    });
    return 1 - sum / ((list.length * (list.length - 1)) / 2);
  }

  return (listOf) => {
    const found = new Set<number>();
    const totals = { hits: 0, gain: 0, diversity: 0, lists: 0 };
    for (const [user, item] of split.heldOut) {
      const list = listOf(user).slice(0, LIST_LENGTH);
      for (const each of list) found.add(each);
      const place = list.indexOf(item);
      if (place >= 0) totals.hits += 1;
      if (place >= 0) totals.gain += 1 / Math.log2(place + 2);
      if (list.length < 2) continue;
      totals.diversity += diversityOf(list);
      totals.lists += 1;
    }
    const users = Math.max(1, split.heldOut.size);
    return {
      recall10: totals.hits / users,
      ndcg10: totals.gain / users,
      coverage: found.size / Math.max(1, split.history.items),
      diversity: totals.diversity / Math.max(1, totals.lists),
    };
  };
}
