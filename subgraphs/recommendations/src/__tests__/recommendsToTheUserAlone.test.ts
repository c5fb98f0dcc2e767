import { beforeAll, expect, test } from '@jest/globals';

import { useCatalogue } from './useCatalogue.ts';
import { useGraph } from './useGraph.ts';

const catalogue = useCatalogue();
const ask = useGraph(catalogue);

const AGATHA = '01900000-0000-7000-8000-000000000003';
const KRISHNA = '01900000-0000-7000-8000-000000000001';

const USERS = `query ($users: [_Any!]!) {
  _entities(representations: $users) { ... on User { id recommendations(category: MYSTERY, maxResults: 2) { id } } }
}`;
const user = (id: unknown) => ({ __typename: 'User', id });
const two = [{ id: '30' }, { id: '2' }];

beforeAll(async () => {
  await catalogue.prisma.book.updateMany({ data: { popularity: 0 } });
  await catalogue.prisma.book.update({ where: { id: 30 }, data: { popularity: 2 } });
  await catalogue.prisma.book.update({ where: { id: 2 }, data: { popularity: 1 } });
});

test('the user sees their recommendations', async () => {
  expect(await ask(USERS, { users: [user(AGATHA)] }, AGATHA)).toEqual({
    data: { _entities: [{ id: AGATHA, recommendations: two }] },
    errors: [],
  });
});

test('another user sees none, and the rest of the answer stays', async () => {
  expect(await ask(USERS, { users: [user(KRISHNA), user(AGATHA)] }, AGATHA)).toEqual({
    data: {
      _entities: [
        { id: KRISHNA, recommendations: null },
        { id: AGATHA, recommendations: two },
      ],
    },
    errors: [{ code: 'NOT_FOUND' }],
  });
});

test('a visitor has to sign in', async () => {
  expect(await ask(USERS, { users: [user(AGATHA)] })).toEqual({
    data: { _entities: [{ id: AGATHA, recommendations: null }] },
    errors: [{ code: 'UNAUTHENTICATED' }],
  });
});

test.each([[null], [7], [{}], [[AGATHA]], [undefined]])('%p is no user', async (id) => {
  expect(await ask(USERS, { users: [user(id)] }, AGATHA)).toEqual({ data: { _entities: [null] }, errors: [] });
});

test('many references to the user cost two statements', async () => {
  const users = Array.from({ length: 50 }, () => user(AGATHA));
  expect(await catalogue.statementsOf(() => ask(USERS, { users }, AGATHA))).toBe(2);
});

test('a visitor gets the popularity list, and so does a viewer who has bought nothing', async () => {
  const query = '{ recommendations(category: MYSTERY, maxResults: 2) { id } }';
  const popular = { data: { recommendations: two }, errors: [] };
  expect(await ask(query)).toEqual(popular);
  expect(await ask(query, {}, AGATHA)).toEqual(popular);
});
