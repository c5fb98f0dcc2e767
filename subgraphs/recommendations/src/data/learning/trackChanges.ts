import type { InMemoryModel } from '../../domain/learning/createInMemoryModel.ts';
import type { Model } from '../../domain/learning/Model.ts';
import type { Changes } from './storeModel.ts';

/** A model that notes what is changed of it. Lists of neighbors are changed in place: whoever asks for one changes it. */
export function trackChanges(model: InMemoryModel): { readonly tracked: Model; readonly changes: Changes } {
  const purchases = new Map<string, Set<number>>();
  const neighbors = new Set<number>();
  const trends = new Set<number>();
  const tracked: Model = {
    ...model,
    neighborsOf(bookId) {
      neighbors.add(bookId);
      return model.neighborsOf(bookId);
    },
    setPurchases(readerId, changed, bookId) {
      const books = purchases.get(readerId);
      if (books) books.add(bookId);
      else purchases.set(readerId, new Set([bookId]));
      model.setPurchases(readerId, changed, bookId);
    },
    setTrend(bookId, trend) {
      trends.add(bookId);
      model.setTrend(bookId, trend);
    },
  };
  return { tracked, changes: { purchases, neighbors, trends } };
}
