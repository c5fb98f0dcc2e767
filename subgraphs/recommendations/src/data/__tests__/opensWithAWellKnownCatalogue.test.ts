import { expect, test } from '@jest/globals';

import { readFirstCatalogue } from '../readFirstCatalogue.ts';

const books = await readFirstCatalogue();

test('the nine first books are the ones that the shop always had', () => {
  expect(books.slice(0, 9).map(({ id, title, category }) => `${id} ${title} (${category})`)).toEqual([
    '1 The Maltese Falcon (MYSTERY)',
    '2 Murder on the Orient Express (MYSTERY)',
    '3 The Hound of the Baskervilles (MYSTERY)',
    "4 The Hitchhiker's Guide to the Galaxy (SCIENCE_FICTION)",
    "5 Ender's Game (SCIENCE_FICTION)",
    '6 The Dune Chronicles (SCIENCE_FICTION)',
    '7 The 7 Habits of Highly Effective People (SELF_HELP)',
    '8 How to Win Friends and Influence People (SELF_HELP)',
    "9 Man's Search for Meaning (SELF_HELP)",
  ]);
});

test('ids run from 1 to 180, sixty books stand on each shelf', () => {
  expect(books.map(({ id }) => id)).toEqual(Array.from({ length: 180 }, (_, index) => index + 1));
  for (const category of ['MYSTERY', 'SCIENCE_FICTION', 'SELF_HELP']) {
    expect(books.filter((book) => book.category === category)).toHaveLength(60);
  }
});

test('no title and no description comes twice', () => {
  expect(new Set(books.map(({ title }) => title.toLowerCase())).size).toBe(180);
  expect(new Set(books.map(({ description }) => description)).size).toBe(180);
});
