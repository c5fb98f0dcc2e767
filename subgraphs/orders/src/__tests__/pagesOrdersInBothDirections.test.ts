import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, orderIn } from '../data/__tests__/Shop.ts';
import { openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
/** Newest first. */
let ids: string[];
beforeAll(async () => {
  subgraph = await openSubgraph();
  await subgraph.shop.offer('1');
  const placed: string[] = [];
  for (let count = 0; count < 5; count += 1) placed.push(orderIn(await subgraph.shop.buy(ALICE, [['1', 1]])).id);
  ids = placed.toReversed();
});
afterAll(() => subgraph.close());

async function page(page: string) {
  const { data, errors } = await subgraph.ask(
    ALICE,
    `query ($user: [_Any!]!) { _entities(representations: $user) { ... on User {
      orders(${page}) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
    } } }`,
    { user: [{ __typename: 'User', id: ALICE }] },
  );
  if (errors) return errors;
  const [{ orders }] = data!['_entities'] as [{ orders: Orders }];
  return orders;
}
interface Orders {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}
const idsIn = (orders: unknown) => (orders as Orders).nodes.map(({ id }) => id);

test('the last orders, then those before them', async () => {
  const last = (await page('last: 2')) as Orders;
  expect(idsIn(last)).toEqual(ids.slice(3));
  expect(last).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  const before = (await page(`last: 2, before: "${last.pageInfo.startCursor}"`)) as Orders;
  expect(idsIn(before)).toEqual(ids.slice(1, 3));
  expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  const first = (await page(`last: 9, before: "${before.pageInfo.startCursor}"`)) as Orders;
  expect(idsIn(first)).toEqual(ids.slice(0, 1));
  expect(first.pageInfo.hasPreviousPage).toBe(false);
});

test('a range between two cursors', async () => {
  const all = (await page('first: 5')) as Orders;
  const { startCursor, endCursor } = all.pageInfo;
  expect(idsIn(await page(`first: 9, after: "${startCursor}", before: "${endCursor}"`))).toEqual(ids.slice(1, 4));
});

test.each([
  ['last: 0', ['last']],
  ['last: 101', ['last']],
  ['last: -1', ['last']],
  ['last: 1, before: "x"', ['before']],
  ['first: null', ['first']],
])('%s is rejected', async (argument, argumentPath) => {
  expect(await page(argument)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argumentPath } }]);
});
