import type { BookRepository } from './BookRepository.ts';
import type { Ranking } from './Ranking.ts';

/** Ranks by popularity alone: everybody is recommended the same, and what is similar stands on the same shelf. */
export function createPopularityRanking(books: BookRepository): Ranking {
  return {
    popular: ({ category, maxResults }) => books.mostPopular(category, maxResults),

    async forUsers(userIds, { category, maxResults }) {
      const list = await books.mostPopular(category, maxResults);
      return userIds.map(() => list);
    },

    async similarTo(those, maxResults) {
      const shelves = new Set(those.map(({ category }) => category));
      // One more than wanted: the book itself may be among them.
      const lists = await books.mostPopularOfEach(shelves, maxResults + 1);
      return those.map((book) =>
        (lists.get(book.category) ?? []).filter(({ id }) => id !== book.id).slice(0, maxResults),
      );
    },
  };
}
