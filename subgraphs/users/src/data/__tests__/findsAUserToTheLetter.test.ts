import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { createLoaders } from '../createLoaders.ts';
import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
let id: string;
beforeAll(async () => {
  database = await openUsersDatabase();
  ({ id } = await database.addUser('krishna', { name: 'KrishnaMohan' }));
});
afterAll(() => database.close());

test('by name', async () => {
  expect(await database.users.findByName('KrishnaMohan')).toMatchObject({ id });
});

test.each([
  'krishnamohan',
  'KrishnaMohan ',
  ' KrishnaMohan',
  'KrishnaMohán',
  'Krishna%',
  "' OR 1=1 -- ",
  '',
  'x'.repeat(1e6),
])('not by the name %j', async (name) => {
  expect(await database.users.findByName(name)).toBeNull();
});

test.each(['krishná', 'krishna ', 'krishna\u0000', 'ｋrishna', 'nobody', "' OR 1=1 -- ", 'x'.repeat(1e6)])(
  'nobody signs in, and no entity is found, by the username %j',
  async (username) => {
    expect(await database.users.findCredentials(username)).toBeNull();
    expect(await createLoaders(database.users).userByUsername.load(username)).toBeNull();
  },
);

test.each(['', 'nobody', "' OR 1=1 -- ", 'x'.repeat(1e6), '\ud800'])(
  'no entity is found by the id %j',
  async (wrong) => {
    expect(await createLoaders(database.users).userById.load(wrong)).toBeNull();
  },
);

test('many at once, in the order in which they were asked for, by one statement', async () => {
  const { id: agatha } = await database.addUser('Agatha');
  const { userById, userByUsername } = createLoaders(database.users);
  const ids: unknown[] = [];
  const idStatements = await database.statementsOf(async () => {
    const found = await Promise.all([agatha, 'nobody', id, id.toUpperCase()].map((key) => userById.load(key)));
    ids.push(...found.map((user) => user?.id));
  });
  expect(ids).toEqual([agatha, undefined, id, undefined]);
  expect(idStatements).toBe(1);

  const usernames: unknown[] = [];
  const usernameStatements = await database.statementsOf(async () => {
    const found = await Promise.all(['AGATHA', 'nobody', 'krishna'].map((key) => userByUsername.load(key)));
    usernames.push(...found.map((user) => user?.id));
  });
  expect(usernames).toEqual([agatha, undefined, id]);
  expect(usernameStatements).toBe(1);
});
