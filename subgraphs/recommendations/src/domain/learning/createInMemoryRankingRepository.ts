import type { Book } from '../Book.ts';
import type { Category } from '../Category.ts';
import type { InMemoryModel } from './createInMemoryModel.ts';
import { NeighborList } from './NeighborList.ts';
import type { Candidate, RankingRepository, Source } from './RankingRepository.ts';

const NO_NEIGHBORS = new NeighborList();

/**
 * Reads a model in memory that does not change any more, over a catalogue.
 *
 * @param popularityOf the catalogue's own, which decides between books of equal trends
 */
export function createInMemoryRankingRepository(
  model: InMemoryModel,
  catalogue: readonly Book[],
  popularityOf: (bookId: number) => number = () => 0,
): RankingRepository {
  const books = new Map(catalogue.map((book) => [book.id, book]));
  const ranked = catalogue
    .map((book): Candidate => ({ book, trend: model.trendOf(book.id) }))
    .toSorted(
      (a, b) => b.trend - a.trend || popularityOf(b.book.id) - popularityOf(a.book.id) || a.book.id - b.book.id,
    );

  function sourceOf(bookId: number): Source[] {
    const book = books.get(bookId);
    if (!book) return [];
    const neighbors = model.neighbors.get(bookId) ?? NO_NEIGHBORS;
    return [{ bookId, category: book.category, trend: model.trendOf(bookId), neighbors }];
  }

  return {
    findLatestPurchases: async (readerId, limit) =>
      model
        .purchasesOf(readerId)
        .slice(-limit)
        .toReversed()
        .flatMap(({ bookId, basket }) => sourceOf(bookId).map((source) => ({ ...source, basket }))),

    findSources: async (bookIds) => bookIds.flatMap(sourceOf),

    async findCandidates({ readerId, bookIds, category, shelves }) {
      const owned = new Set(readerId === null ? [] : model.purchasesOf(readerId).map(({ bookId }) => bookId));
      const isOpen = ({ id }: Book) => !owned.has(id) && !model.soldOut.get(id);
      const isOf = (wanted: Category | null, book: Book) => wanted === null || book.category === wanted;
      const named = bookIds.flatMap((id) => {
        const book = books.get(id);
        return book && isOpen(book) && isOf(category, book) ? [{ book, trend: model.trendOf(id) }] : [];
      });
      return {
        named,
        shelves: shelves.map((shelf) => firstOf(shelf.limit, (book) => isOpen(book) && isOf(shelf.category, book))),
      };
    },
  };

  function firstOf(limit: number, matches: (book: Book) => boolean): Candidate[] {
    const found: Candidate[] = [];
    for (const candidate of ranked) {
      if (found.length === limit) break;
      if (matches(candidate.book)) found.push(candidate);
    }
    return found;
  }
}
