import { readFile } from 'node:fs/promises';

import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLResolveInfo, parse, print } from 'graphql';

import { scrape } from '../metrics/support/Scrape.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

/** Every subgraph has to define an executable directive for it to be part of the graph. */
const DIRECTIVES = `
  directive @lang(code: String!) on FIELD
  directive @trace(id: Int) on QUERY | MUTATION
  directive @region(name: String!) on INLINE_FRAGMENT | FRAGMENT_SPREAD | FRAGMENT_DEFINITION`;

/** A text in the language that the directive of its field asks for. */
const translated =
  (text: string) =>
  (_: unknown, __: unknown, { fieldNodes }: GraphQLResolveInfo) => {
    const [code] = fieldNodes.flatMap(({ directives = [] }) => directives.flatMap(({ arguments: args = [] }) => args));
    const value = code && 'value' in code.value ? code.value.value : undefined;
    return value === undefined ? text : `${text} (${String(value)})`;
  };

const metricsPort = await findFreePort();
const shop = useScriptedGraph(
  {
    books: {
      sdl: `${DIRECTIVES}
        type Query { book: Book books: [Book] }
        type Mutation { touch: Book }
        type Book @key(fields: "id") { id: ID! title: String }`,
      resolvers: {
        Query: { book: () => ({ id: '1' }), books: () => [{ id: '1' }, { id: '2' }] },
        Mutation: { touch: () => ({ id: '1' }) },
        Book: { title: (_, __, ___, info) => translated('title')(_, __, info) },
      },
    },
    reviews: {
      sdl: `${DIRECTIVES} type Book @key(fields: "id") { id: ID! review: String }`,
      resolvers: { Book: { review: (_, __, ___, info) => translated('review')(_, __, info) } },
    },
  },
  { METRICS_PORT: String(metricsPort), LOG_LEVEL: 'warn' },
);

const sent = (...subgraphs: Array<'books' | 'reviews'>) =>
  subgraphs.flatMap((name) => shop.subgraphs[name].asked.map(({ query }) => print(parse(query))));

test.each([
  ['a field', '{ book { title @lang(code: "de") } }', { book: { title: 'title (de)' } }],
  [
    'fields of two subgraphs, and not their neighbours',
    '{ books { id title review @lang(code: "fr") a: title @lang(code: "it") } }',
    {
      books: ['1', '2'].map((id) => ({ id, title: 'title', review: 'review (fr)', a: 'title (it)' })),
    },
  ],
  ['a mutation', 'mutation { touch { review @lang(code: "es") } }', { touch: { review: 'review (es)' } }],
  [
    'fields within named fragments',
    '{ book { ...F } } fragment F on Book { review @lang(code: "pt") }',
    { book: { review: 'review (pt)' } },
  ],
])('directives of %s take effect', async (_, query, data) => {
  expect(await shop.graph.get(query)).toEqual(data);
});

test('the argument of a directive may be a variable that nothing else uses', async () => {
  const { data } = await shop.graph.ask('query ($code: String!) { book { review @lang(code: $code) } }', {
    code: 'nl',
  });
  expect(data).toEqual({ book: { review: 'review' } });
  expect(sent('reviews')).toEqual([expect.stringContaining('@lang(code: $code)')]);
  expect(shop.subgraphs.reviews.asked[0]!.variables).toMatchObject({ code: 'nl' });
});

test('directives of the operation reach every subgraph', async () => {
  await shop.graph.get('query @trace(id: 7) { book { title review } }');
  const all = sent('books', 'reviews');
  expect(all).toHaveLength(2);
  for (const query of all) expect(query).toContain('@trace(id: 7)');
});

test.each([
  ['inline fragments', '{ book { ... @region(name: "eu") { review } title } }'],
  ['fragment spreads', '{ book { ...F @region(name: "eu") title } } fragment F on Book { review }'],
  ['fragment definitions', '{ book { ...F title } } fragment F on Book @region(name: "eu") { review }'],
])('directives of %s reach the subgraph of their fields', async (_, query) => {
  expect(await shop.graph.get(query)).toEqual({ book: { review: 'review', title: 'title' } });
  expect(sent('reviews')).toEqual([expect.stringContaining('@region(name: "eu")')]);
});

test('conditions beside other directives are settled', async () => {
  const query =
    'query ($no: Boolean!) { book { title @skip(if: $no) @lang(code: "de") review @lang(code: "de") @include(if: $no) } }';
  const { data } = await shop.graph.ask(query, { no: false });
  expect(data).toEqual({ book: { title: 'title (de)' } });
  for (const text of sent('books', 'reviews')) expect(text).not.toMatch(/@skip|@include/);
});

/** The first line of the log with a text, once it is written. */
async function loggedLine(text: string): Promise<string> {
  for (;;) {
    const lines = (await readFile(shop.logFile, 'utf8')).split('\n').slice(0, -1);
    const found = lines.find((line) => line.includes(text));
    if (found !== undefined) return found;
  }
}

describe('an operation that the preferred planner rejects', () => {
  const NAME = `Logged${'x'.repeat(5_000)}`;
  beforeAll(() => shop.graph.get(`query ${NAME} { book { ... @region(name: "eu") { review } } }`));

  test('is logged with the planner, its reason, and the operation, cut to a bounded length', async () => {
    const entry = JSON.parse(await loggedLine('"Loggedxxx')) as Record<string, unknown>;
    expect(entry).toMatchObject({
      operationName: NAME.slice(0, 200),
      hash: expect.stringMatching(/^[\da-f]{64}$/),
      rejections: expect.arrayContaining([{ planner: 'hive', reason: expect.stringContaining('irectives') }]),
    });
  });

  test('is counted', async () => {
    const metrics = await scrape(metricsPort);
    expect(metrics.value('gateway_planner_rejections_total{planner="hive"}')).toBeGreaterThan(0);
    expect(metrics.value('gateway_operations_planned_total{outcome="planned"}')).toBeGreaterThan(0);
    expect(metrics.value('gateway_operations_planned_total{outcome="rejected"}')).toBe(0);
  });
});
