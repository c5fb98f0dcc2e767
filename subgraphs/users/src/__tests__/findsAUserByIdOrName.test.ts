import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { agatha, openSubgraph } from './Subgraph.ts';

let subgraph: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  subgraph = await openSubgraph();
});
afterAll(() => subgraph.stop());

test.each([
  ['id: "user-1"', agatha.username],
  ['name: "Agatha Christie"', agatha.username],
  ['id: "user-1", name: null', agatha.username],
])('user(%s)', async (argument, username) => {
  expect(await subgraph.ask(null, `{ user(${argument}) { username } }`)).toEqual({ data: { user: { username } } });
});

test.each(['id: "user-2"', 'id: ""', 'name: "agatha christie"'])('user(%s) is null', async (argument) => {
  expect(await subgraph.ask(null, `{ user(${argument}) { username } }`)).toEqual({ data: { user: null } });
});

test.each([
  ['{ user { id } }', ['id']],
  ['{ user(id: null, name: null) { id } }', ['id']],
  ['{ user(id: "user-1", name: "Agatha Christie") { id } }', ['name']],
])('%s is rejected', async (query, argumentPath) => {
  expect(await subgraph.ask(null, query)).toMatchObject({
    data: { user: null },
    errors: [{ extensions: { code: 'BAD_USER_INPUT', argumentPath } }],
  });
});
