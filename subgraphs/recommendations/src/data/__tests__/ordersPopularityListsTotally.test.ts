import { beforeAll, expect, test } from '@jest/globals';

import { useCatalogue } from '../../__tests__/useCatalogue.ts';
import type { Book } from '../../domain/Book.ts';
import { categories } from '../../domain/Category.ts';

const catalogue = useCatalogue();
const ids = (books: readonly Book[] = []) => books.map(({ id }) => id);

beforeAll(async () => {
  await catalogue.prisma.book.updateMany({ data: { popularity: 0 } });
  for (const [id, popularity] of [
    [30, 9],
    [20, 9],
    [40, 12],
    [100, 10],
  ] as const) {
    await catalogue.prisma.book.update({ where: { id }, data: { popularity } });
  }
});

test('the most popular come first, equally popular ones by id', async () => {
  expect(ids(await catalogue.books.mostPopular(null, 6))).toEqual([40, 100, 20, 30, 1, 2]);
  expect(ids(await catalogue.books.mostPopular('MYSTERY', 5))).toEqual([40, 20, 30, 1, 2]);
});

test('no more come than there are, and none twice', async () => {
  const books = await catalogue.books.mostPopular('SELF_HELP', 500);
  expect(new Set(ids(books)).size).toBe(60);
  expect(books).toHaveLength(60);
});

test('the lists of all categories are one statement', async () => {
  const statements = await catalogue.statementsOf(async () => {
    const lists = await catalogue.books.mostPopularOfEach(new Set(categories), 4);
    expect(ids(lists.get('MYSTERY'))).toEqual([40, 20, 30, 1]);
    expect(ids(lists.get('SCIENCE_FICTION'))).toEqual([100, 4, 5, 6]);
    expect(ids(lists.get('SELF_HELP'))).toEqual([7, 8, 9, 124]);
  });
  expect(statements).toBe(1);
});

test('popularity cannot be negative', async () => {
  const negative = catalogue.prisma.book.update({ where: { id: 1 }, data: { popularity: -1 } });
  await expect(negative).rejects.toThrow('Book_popularity_check');
});
