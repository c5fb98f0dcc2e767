import { expect, test } from '@jest/globals';

import type { Book } from '../Book.ts';
import type { BookRepository } from '../BookRepository.ts';
import type { Category } from '../Category.ts';
import { createPopularityRanking } from '../createPopularityRanking.ts';

/** Six books a category, the most popular first. */
const shelves: Readonly<Record<Category, readonly Book[]>> = {
  MYSTERY: shelf('MYSTERY', [3, 1, 2, 4, 5, 6]),
  SCIENCE_FICTION: shelf('SCIENCE_FICTION', [13, 11, 12, 14, 15, 16]),
  SELF_HELP: shelf('SELF_HELP', [21]),
};
const asked: Array<[categories: Category[], limit: number]> = [];

const ranking = createPopularityRanking({
  async mostPopularOfEach(categories, limit) {
    asked.push([[...categories], limit]);
    return new Map([...categories].map((category) => [category, shelves[category].slice(0, limit)]));
  },
  async mostPopular(category, limit) {
    return shelves[category ?? 'MYSTERY'].slice(0, limit);
  },
} satisfies Partial<BookRepository> as unknown as BookRepository);

test('similar books are the most popular of the shelf, without the book itself', async () => {
  const lists = await ranking.similarTo([book('MYSTERY', 3), book('MYSTERY', 6), book('SCIENCE_FICTION', 11)], 3);
  expect(lists.map((list) => list.map(({ id }) => id))).toEqual([
    [1, 2, 4],
    [3, 1, 2],
    [13, 12, 14],
  ]);
});

test('a shelf of one book has nothing similar', async () => {
  expect(await ranking.similarTo([book('SELF_HELP', 21)], 3)).toEqual([[]]);
});

test('many books ask once, for each shelf once', async () => {
  asked.length = 0;
  await ranking.similarTo([...shelves.MYSTERY, ...shelves.SCIENCE_FICTION], 2);
  expect(asked).toEqual([[['MYSTERY', 'SCIENCE_FICTION'], 3]]);
});

test('everybody is recommended what is popular', async () => {
  const query = { category: 'SCIENCE_FICTION', maxResults: 2 } as const;
  const popular = await ranking.popular(query);
  expect(popular.map(({ id }) => id)).toEqual([13, 11]);
  expect(await ranking.forUsers(['a', 'b'], query)).toEqual([popular, popular]);
});

function shelf(category: Category, ids: readonly number[]): readonly Book[] {
  return ids.map((id) => book(category, id));
}

function book(category: Category, id: number): Book {
  return { id, title: `Title ${id}`, author: 'Somebody', category, description: 'About something.' };
}
