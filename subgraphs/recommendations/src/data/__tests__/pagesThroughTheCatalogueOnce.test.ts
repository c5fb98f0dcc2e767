import { expect, test } from '@jest/globals';

import { useCatalogue } from '../../__tests__/useCatalogue.ts';
import type { BookPageQuery } from '../../domain/BookRepository.ts';

const catalogue = useCatalogue();
const everything = { search: '', category: null } as const;

async function walk(query: Pick<BookPageQuery, 'search' | 'category'>, first: number): Promise<number[]> {
  const ids: number[] = [];
  for (let hasNextPage = true; hasNextPage;) {
    const page = await catalogue.books.findPage({ ...query, afterId: ids.at(-1) ?? 0, first });
    ids.push(...page.items.map(({ id }) => id));
    hasNextPage = page.hasNextPage;
  }
  return ids;
}

test.each([7, 60, 90, 100])('pages of %i show every book once, in the order of ids', async (first) => {
  expect(await walk(everything, first)).toEqual(Array.from({ length: 180 }, (_, index) => index + 1));
});

test('so do the pages of a category', async () => {
  const ids = await walk({ search: '', category: 'SCIENCE_FICTION' }, 7);
  expect(ids).toEqual([4, 5, 6, ...Array.from({ length: 57 }, (_, index) => index + 67)]);
});

test('so do the pages of a search within a category', async () => {
  const ids = await walk({ search: 'the', category: 'MYSTERY' }, 3);
  const { items } = await catalogue.books.findPage({ search: 'the', category: 'MYSTERY', afterId: 0, first: 100 });
  expect(ids).toEqual(items.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(9);
});

test('the last page knows that it is the last, also when it is full', async () => {
  const page = await catalogue.books.findPage({ ...everything, afterId: 80, first: 100 });
  expect(page.items).toHaveLength(100);
  expect(page.hasNextPage).toBe(false);
});

test('behind the last book there is an empty page', async () => {
  expect(await catalogue.books.findPage({ ...everything, afterId: 2 ** 31 - 1, first: 5 })).toEqual({
    items: [],
    hasNextPage: false,
  });
});
