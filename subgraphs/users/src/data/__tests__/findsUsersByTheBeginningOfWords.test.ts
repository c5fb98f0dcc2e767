import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
  await database.addUser('krishna', { name: 'KrishnaMohan' });
  await database.addUser('the.reader_7', { name: 'Of What Is This' });
  await database.addUser('nordic', { name: "Søren O'Brien Jönsson" });
  await database.addUser('percent-100');
  await database.addUser('echo', { name: 'Jose José JOSE' });
});
afterAll(() => database.close());

async function find(search: string): Promise<string[]> {
  const { items } = await database.users.page({ search, limit: 100, from: 'start', after: null, before: null });
  return items.map(({ username }) => username);
}

const everyone = ['krishna', 'the.reader_7', 'nordic', 'percent-100', 'echo'];

test.each([
  ['the beginning of a name', 'KrishnaM', ['krishna']],
  ['the beginning of a username, in any case', 'KRI', ['krishna']],
  ['one letter', 'k', ['krishna']],
  ['two letters', 'so', ['nordic']],
  ['a stop word', 'the', ['the.reader_7']],
  ['what begins a stop word', 'wha', ['the.reader_7']],
  ['a part of a username between separators', 'reader', ['the.reader_7']],
  ['a digit', '7', ['the.reader_7']],
  ['words of the name and the username', 'seven reader', []],
  ['words in any sequence', 'this reader of', ['the.reader_7']],
  ['letters without their marks', 'jonsson soren', ['nordic']],
  ['a name with an apostrophe', "o'bri", ['nordic']],
  ['the inside of a word', 'mohan', []],
  ['one word that no user has', 'krishna zzz', []],
  ['a username with its separators', 'percent-100', ['percent-100']],
  ['words that are one to us', 'jose', ['echo']],
  ['nothing', '', everyone],
  ['blanks', '  \t ', everyone],
])('by %s: %j', async (_, search, usernames) => {
  expect(await find(search)).toEqual(usernames);
});

test.each([
  '%',
  '_',
  'kri%na',
  'k_ishna',
  '*',
  '*rishna',
  '+',
  '-krishna +x',
  '"',
  '\\',
  "' OR 1=1 -- ",
  '(',
  '@5',
  '\u0000',
  '\ud800',
])('metacharacters are no wildcards: %j', async (search) => {
  expect(await find(search)).toEqual([]);
});

test('as many words as anybody may have, and more', async () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}w`).join(' ');
  expect(await find(words(32))).toEqual([]);
  expect(await find(words(10_000))).toEqual([]);
});
