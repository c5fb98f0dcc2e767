import { type Model, NO_READERS, type Purchase, type Trend } from './Model.ts';
import { NeighborList } from './NeighborList.ts';

/** A model in memory. */
export interface InMemoryModel extends Model {
  readonly purchases: Map<string, readonly Purchase[]>;
  readonly neighbors: Map<number, NeighborList>;
  readonly trends: Map<number, Trend>;
  readonly soldOut: Map<number, boolean>;
}

/** A model that is empty at first. */
export function createInMemoryModel(): InMemoryModel {
  const purchases = new Map<string, readonly Purchase[]>();
  const neighbors = new Map<number, NeighborList>();
  const trends = new Map<number, Trend>();
  const soldOut = new Map<number, boolean>();
  return {
    purchases,
    neighbors,
    trends,
    soldOut,
    purchasesOf: (readerId) => purchases.get(readerId) ?? [],
    setPurchases: (readerId, changed) => void purchases.set(readerId, changed),
    neighborsOf(bookId) {
      const known = neighbors.get(bookId);
      if (known) return known;
      const list = new NeighborList();
      neighbors.set(bookId, list);
      return list;
    },
    trendOf: (bookId) => trends.get(bookId) ?? NO_READERS,
    setTrend: (bookId, trend) => void trends.set(bookId, trend),
    setSoldOut: (bookId, isSoldOut) => void soldOut.set(bookId, isSoldOut),
  };
}
