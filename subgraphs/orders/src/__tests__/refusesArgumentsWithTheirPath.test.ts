import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE } from '../data/__tests__/Shop.ts';
import { openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
beforeAll(async () => {
  subgraph = await openSubgraph();
});
afterAll(() => subgraph.close());

const PAGE = `query ($first: Int, $after: String) {
  _entities(representations: [{ __typename: "User", id: "${ALICE}" }]) {
    ... on User { orders(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }
  }
}`;
const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');

test.each<[string, Record<string, unknown>, string]>([
  ['a page of nothing', { first: 0 }, 'first'],
  ['a negative page', { first: -1 }, 'first'],
  ['an oversized page', { first: 101 }, 'first'],
  ['no page size', { first: null }, 'first'],
  ['a page size beyond Int', { first: 2 ** 31 }, 'first'],
  ['an empty cursor', { after: '' }, 'after'],
  ['a cursor of nothing', { after: 'nonsense' }, 'after'],
  ['a cursor of another list', { after: cursor([5]) }, 'after'],
  ['a cursor whose time is a word', { after: cursor(["1' OR '1", 'x']) }, 'after'],
  ['a cursor whose time is empty', { after: cursor(['', 'x']) }, 'after'],
  ['a cursor before time', { after: cursor([-1, 'x']) }, 'after'],
  ['a cursor behind time', { after: cursor([8.64e15, 'x']) }, 'after'],
])('%s', async (_, variables, argument) => {
  const { errors } = await subgraph.ask(ALICE, PAGE, variables);
  expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argumentPath: [argument] }]);
});

test.each([
  ['the last moment that there is', cursor([Date.UTC(9999, 11, 30), 'x'])],
  ['an id that no order has', cursor([1e12, "' OR 1 --"])],
  ['an id that is no text', cursor([1e12, '\ud800'])],
])('a cursor with %s is a place in the list like any other', async (_, after) => {
  const { data, errors } = await subgraph.ask(ALICE, PAGE, { after });
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    _entities: [{ orders: { nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } } }],
  });
});
