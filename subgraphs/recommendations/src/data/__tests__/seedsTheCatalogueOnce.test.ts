import { setTimeout as delay } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { useCatalogue } from '../../__tests__/useCatalogue.ts';
import { addMissingBooks } from '../addMissingBooks.ts';
import { readFirstCatalogue } from '../readFirstCatalogue.ts';

const catalogue = useCatalogue();

async function everything() {
  const { book, bookWord } = catalogue.prisma;
  return {
    books: await book.findMany({ orderBy: { id: 'asc' }, omit: { trend: true, isSoldOut: true } }),
    words: await bookWord.findMany({ orderBy: [{ bookId: 'asc' }, { word: 'asc' }] }),
  };
}

test('seeding again changes nothing', async () => {
  const before = await everything();
  expect(before.books).toEqual(await readFirstCatalogue());
  expect(await addMissingBooks(catalogue.prisma, await readFirstCatalogue())).toBe(0);
  expect(await everything()).toEqual(before);
});

test('what was changed since stays as it is', async () => {
  const words = { deleteMany: {}, create: { word: 'retitled' } };
  await catalogue.prisma.book.update({ where: { id: 3 }, data: { popularity: 77, title: 'Retitled', words } });
  const before = await everything();
  await addMissingBooks(catalogue.prisma, await readFirstCatalogue());
  expect(await everything()).toEqual(before);
});

test('what is missing comes back with its words', async () => {
  const before = await everything();
  await catalogue.prisma.book.delete({ where: { id: 2 } });
  expect(await catalogue.prisma.bookWord.count({ where: { bookId: 2 } })).toBe(0);
  expect(await addMissingBooks(catalogue.prisma, await readFirstCatalogue())).toBe(1);
  expect(await everything()).toEqual(before);
});

test('replicas that seed together add every book once', async () => {
  const books = await readFirstCatalogue();
  const seed = () => addMissingBooks(catalogue.prisma, books);
  await catalogue.prisma.book.deleteMany();
  await seed();
  const alone = await everything();
  await catalogue.prisma.book.deleteMany();
  await Promise.all([seed(), seed(), seed()]);
  expect(await everything()).toEqual(alone);
});

test('a lock that is held longer than the server lets it wait is waited for all the same', async () => {
  const before = await everything();
  await catalogue.prisma.book.delete({ where: { id: 2 } });
  const seeding = await catalogue.prisma.$transaction(
    async (rival) => {
      await rival.book.create({ data: before.books.find(({ id }) => id === 2)! });
      const added = addMissingBooks(catalogue.prisma, await readFirstCatalogue());
      await delay(3_500);
      await rival.book.delete({ where: { id: 2 } });
      return { added };
    },
    { timeout: 10_000 },
  );
  expect(await seeding.added).toBe(1);
  expect(await everything()).toEqual(before);
});
