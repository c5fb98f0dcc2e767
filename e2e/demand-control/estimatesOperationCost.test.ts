import { describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import type { Answer } from '../support/Graph.ts';

const PAGE = { edges: [{ node: { id: '1' } }], nodes: [{ id: '1' }, { id: '2' }], total: 2 };
const ITEM = { id: '1', related: [{ id: '2' }, { id: '3' }, { id: '4' }], shape: { __typename: 'Square', side: 1 } };

/** The directives under names of its own, which nothing may depend on. */
const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: [{ name: "@cost", as: "@weighs" }, { name: "@listSize", as: "@length" }]
) `;

const web = useScriptedGraph(
  {
    shop: {
      sdl: `${LINK}
        type Query {
          item: Item
          items: [Item]
          top(first: Int): [Item] @length(slicingArguments: ["first"])
          five: [Item] @length(assumedSize: 5)
          page(first: Int = 3, last: Int): Page
            @length(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
          strict(first: Int, last: Int): [Item] @length(slicingArguments: ["first", "last"])
          find(text: String @weighs(weight: 7), filter: Filter, mode: Mode): Item
          shape: Shape
        }
        type Mutation { touch: Item login(name: String): Item @weighs(weight: 50) }
        type Page { edges: [Edge] nodes: [Item] total: Int }
        type Edge { node: Item }
        type Item { id: ID related: [Item] @length(assumedSize: 4) dear: Int @weighs(weight: 3) shape: Shape report: Report }
        type Report @weighs(weight: 20) { text: String }
        interface Shape { id: ID }
        type Square implements Shape { id: ID side: Int item: Item }
        type Circle implements Shape @weighs(weight: 5) { id: ID radius: Int item: Item }
        input Filter { text: String @weighs(weight: 2) also: [Filter!] mode: Mode }
        enum Mode @weighs(weight: 4) { FAST SLOW }`,
      resolvers: {
        Query: {
          item: () => ITEM,
          items: () => [ITEM, ITEM],
          top: (_: unknown, { first }: { first: number }) => Array.from({ length: Math.max(0, first) }, () => ITEM),
          five: () => [ITEM],
          page: () => PAGE,
          strict: () => [],
          find: () => ITEM,
          shape: () => ({ __typename: 'Square', item: ITEM }),
        },
        Mutation: { touch: () => ITEM, login: () => ITEM },
      },
    },
  },
  { DEMAND_CONTROL: 'enforce', MAX_COST: '1000', DEFAULT_LIST_SIZE: '10', COST_EXTENSIONS: 'true' },
);

interface Costs {
  readonly cost?: { readonly estimated: number; readonly actual?: number };
}

async function costs(query: string, variables: Record<string, unknown> = {}) {
  const body = JSON.stringify({ query, variables });
  const answer: Answer<unknown> & { extensions?: Costs } = await web.graph.send(body, { 'x-cost': 'please' });
  expect(answer.errors).toBeUndefined();
  return answer.extensions?.cost;
}

describe('estimated and actual cost', () => {
  test.each<[string, string, Record<string, unknown>, number, number]>([
    ['an object costs 1, its leaves nothing', '{ item { id } }', {}, 1, 1],
    ['a leaf with a weight costs that', '{ item { dear } }', {}, 4, 1],
    ['an object type with a weight costs that', '{ item { report { text } } }', {}, 21, 1],
    ['a list of which nothing is said is ten', '{ items { id } }', {}, 10, 2],
    ['a list is as long as its slicing argument', '{ top(first: 3) { id } }', {}, 3, 3],
    ['in a variable', 'query ($n: Int) { top(first: $n) { id } }', { n: 4 }, 4, 4],
    ['with the variable’s default', 'query ($n: Int = 6) { top(first: $n) { id } }', {}, 6, 6],
    ['none below nothing', 'query ($n: Int) { top(first: $n) { id } five { id } }', { n: -1000 }, 5, 1],
    ['a list of assumed size', '{ five { id } }', {}, 5, 1],
    ['what is below a list counts as often', '{ top(first: 2) { related { id } } }', {}, 2 * (1 + 4), 2 * (1 + 3)],
    ['a page’s size is that of its lists', '{ page(first: 2) { total nodes { id } } }', {}, 1 + 2, 1 + 2],
    ['of all its lists', '{ page(first: 2) { edges { node { id } } nodes { id } } }', {}, 1 + 2 * 2 + 2, 1 + 2 + 2],
    ['with the argument’s default', '{ page { nodes { id } } }', {}, 1 + 3, 1 + 2],
    ['by the larger argument', '{ page(first: 2, last: 8) { nodes { id } } }', {}, 1 + 8, 1 + 2],
    ['through fragments', '{ page(first: 2) { ...P } } fragment P on Page { ... { nodes { id } } }', {}, 1 + 2, 1 + 2],
    ['an argument with a weight', '{ find(text: "x") { id } }', {}, 8, 8],
    ['an argument of a type with a weight', '{ find(mode: FAST) { id } }', {}, 5, 5],
    ['an argument that is null costs nothing', 'query ($t: String) { find(text: $t) { id } }', { t: null }, 1, 1],
    [
      'an input object costs 1 and its fields',
      '{ find(filter: { text: "x", mode: SLOW }) { id } }',
      {},
      1 + 1 + 2 + 4,
      8,
    ],
    [
      'all of it, in a variable',
      'query ($f: Filter) { find(filter: $f) { id } }',
      { f: { also: [{ text: 'x' }, { also: [{}] }] } },
      1 + (1 + (1 + 2) + (1 + 1)),
      7,
    ],
    ['a mutation costs 10', 'mutation { touch { id } }', {}, 11, 11],
    ['and its fields', 'mutation { a: login { id } b: login { id } }', {}, 110, 110],
    [
      'fields that merge are counted once',
      '{ item { id } ...Q item { report { text } } } fragment Q on Query { item { id } }',
      {},
      21,
      1,
    ],
    ['aliases are counted each', '{ a: item { id } b: item { id } }', {}, 2, 2],
    [
      'what a variable switches off is not',
      'query ($on: Boolean!) { item { id } five @include(if: $on) { id } }',
      { on: false },
      1,
      1,
    ],
    [
      'what it switches on is',
      'query ($on: Boolean!) { item { id } five @include(if: $on) { id } }',
      { on: true },
      6,
      2,
    ],
    ['nor is what is switched off for good', '{ item { id } five @skip(if: true) { id } }', {}, 1, 1],
    ['an abstract value costs what its dearest type does', '{ shape { id } }', {}, 5, 1],
    [
      'selections of several types are counted all',
      '{ shape { ... on Square { item { id } } ... on Circle { item { id } } } }',
      {},
      5 + 1 + 1,
      2,
    ],
    ['introspection is free', '{ item { __typename } __typename }', {}, 1, 1],
  ])('%s', async (_, query, variables, estimated, actual) => {
    expect(await costs(query, variables)).toEqual({ estimated, actual });
  });
});

const TOO_MUCH = 'query ($n: Int) { top(first: $n) { id } }';

test('what costs too much is refused before anything is fetched, with its estimate', async () => {
  expect(await web.graph.ask(TOO_MUCH, { n: 1001 })).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'COST_ESTIMATED_TOO_EXPENSIVE', cost: { estimated: 1001, max: 1000 } } }],
  });
  expect(web.subgraphs.shop.asked).toEqual([]);
  expect(await web.graph.ask(TOO_MUCH, { n: 1 })).toMatchObject({ status: 200 });
});

test('a list that needs one slicing argument is refused with none, with two, and where it is null', async () => {
  for (const query of [
    '{ strict { id } }',
    '{ strict(first: 1, last: 1) { id } }',
    'query ($n: Int) { strict(first: $n) { id } }',
  ]) {
    expect(await web.graph.ask(query)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'COST_QUERY_PARSE_FAILURE' } }],
    });
  }
  expect(await web.graph.ask('{ strict(last: 1) { id } }')).toMatchObject({ status: 200, data: { strict: [] } });
});

test('one whose slicing argument is null is refused as bad input, at its path', async () => {
  for (const [query, variables] of [
    ['{ item { id } many: top(first: null) { id } }', {}],
    ['query ($n: Int) { many: top(first: $n) { id } }', { n: null }],
  ] as const) {
    expect(await web.graph.ask(query, variables)).toEqual({
      status: 400,
      errors: [
        {
          message: 'The argument "first" of "top" must not be null.',
          path: ['many'],
          extensions: { code: 'BAD_USER_INPUT', argumentPath: ['first'] },
        },
      ],
    });
  }
});

test('nobody is told costs who does not ask', async () => {
  expect(await web.graph.ask('{ item { id } }')).not.toHaveProperty('extensions');
});
