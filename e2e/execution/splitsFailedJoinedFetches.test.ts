import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { answers, changes, says } from './support/scripts.ts';
import type { Script } from './support/ScriptedSubgraph.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const LIMIT = 250_000;

/** Two kinds of entities at different places, of which one subgraph knows more. */
const FARM = {
  animals: {
    sdl: `
      type Query { cow: Cow hen: Hen cows: [Cow] hens: [Hen] }
      type Cow @key(fields: "id") { id: ID! calf: Cow }
      type Hen @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        cow: () => ({ id: 'c' }),
        hen: () => ({ id: 'h' }),
        cows: () => [{ id: 'c' }, { id: 'd' }],
        hens: () => [{ id: 'h' }, { id: 'i' }],
      },
      Cow: { calf: () => ({ id: 'k' }) },
    },
  },
  produce: {
    sdl: `
      type Cow @key(fields: "id") { id: ID! milk(unit: String): Int }
      type Hen @key(fields: "id") { id: ID! eggs(size: String): Int }`,
    resolvers: {
      Cow: { milk: ({ id }: { id: string }) => (id === 'k' ? refuse() : 20) },
      Hen: { eggs: () => 5 },
    },
  },
};

/** What does not reach it is not sent again, and nearly everything may be asked for apart. */
const farm = useScriptedGraph(FARM, {
  SUBGRAPH_RESPONSE_LIMIT: String(LIMIT),
  SUBGRAPH_RETRIES: '0',
  SUBGRAPH_RETRY_SHARE: '100',
});
const impatient = useScriptedGraph(FARM, { SUBGRAPH_TIMEOUT: '1000' });

function refuse(): never {
  throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
}

const BOTH = '{ cow { milk } hen { eggs } }';

/** Answers as usual, but for what asks about cows, be it together with hens or alone. */
const atCows =
  (script: Script): Script =>
  (response, asked, usual) => {
    const isOfCows = JSON.stringify(asked.variables).includes('"Cow"');
    return (isOfCows ? script : changes(() => undefined))(response, asked, usual);
  };

const noCows = atCows(answers({ data: null, errors: [{ message: 'no cows', extensions: { code: 'FORBIDDEN' } }] }));

test('entities of one subgraph are fetched in one request', async () => {
  expect(await farm.graph.get(BOTH)).toEqual({ cow: { milk: 20 }, hen: { eggs: 5 } });
  expect(farm.subgraphs.produce.asked).toHaveLength(1);
});

test('if one fails the whole request, each is fetched separately, and the others succeed', async () => {
  farm.subgraphs.produce.follow(noCows);
  expect(await farm.graph.ask(BOTH)).toEqual({
    status: 200,
    data: { cow: { milk: null }, hen: { eggs: 5 } },
    errors: [{ message: 'no cows', path: ['cow', 'milk'], extensions: { code: 'FORBIDDEN', serviceName: 'produce' } }],
  });
  expect(farm.subgraphs.produce.asked).toHaveLength(3);
});

const html = { 'content-type': 'text/html' };

const FAULTS: Array<[string, Script, string]> = [
  ['a fault of the server', says('<html></html>', html, 500), 'SUBREQUEST_HTTP_ERROR'],
  ['a closed connection', (response) => response.destroy(), 'SUBREQUEST_HTTP_ERROR'],
  [
    'a connection closed in the middle',
    (response) => response.write('{"data":', () => response.destroy()),
    'SUBREQUEST_HTTP_ERROR',
  ],
  ['HTML', says('<html></html>', html), 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['half an answer', says('{"data":{'), 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['too much', says(`{"data":{"x":"${'x'.repeat(LIMIT)}"}}`), 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['silence', () => undefined, 'GATEWAY_TIMEOUT'],
];

/** Where a subgraph's time is over soon, if that is what comes of it. */
const graphFor = (code: string) => (code === 'GATEWAY_TIMEOUT' ? impatient : farm);

test.each(FAULTS)('if one gets %s, the others succeed', async (_, script, code) => {
  const { graph, subgraphs } = graphFor(code);
  subgraphs.produce.follow(atCows(script));
  expect(await graph.ask(BOTH)).toEqual({
    status: 200,
    data: { cow: { milk: null }, hen: { eggs: 5 } },
    errors: [{ message: expect.any(String), path: ['cow', 'milk'], extensions: { code, serviceName: 'produce' } }],
  });
  expect(subgraphs.produce.asked).toHaveLength(3);
});

test.each(FAULTS)('if all get %s, each is retried once', async (_, script, code) => {
  const { graph, subgraphs } = graphFor(code);
  subgraphs.produce.follow(script);
  const { data, errors } = await graph.ask(BOTH);
  expect(data).toEqual({ cow: { milk: null }, hen: { eggs: null } });
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code]).toSorted()).toEqual([
    ['cow.milk', code],
    ['hen.eggs', code],
  ]);
  expect(subgraphs.produce.asked).toHaveLength(3);
});

const sparing = useScriptedGraph(FARM, { SUBGRAPH_RETRY_SHARE: '0' });
const hurried = useScriptedGraph(FARM, { OPERATION_TIMEOUT: '2000' });

test.each<[string, typeof farm, Script, string]>([
  ['nothing is to be sent again', sparing, says('<html></html>', html, 500), 'SUBREQUEST_HTTP_ERROR'],
  ['the time of the operation is over', hurried, () => undefined, 'GATEWAY_TIMEOUT'],
])('if %s, they fail together', async (_, { graph, subgraphs }, script, code) => {
  subgraphs.produce.follow(atCows(script));
  const { data, errors } = await graph.ask(BOTH);
  expect(data).toEqual({ cow: { milk: null }, hen: { eggs: null } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code, code]);
  expect(subgraphs.produce.asked).toHaveLength(1);
});

test('a separate fetch has its own variables', async () => {
  farm.subgraphs.produce.follow(noCows);
  const query = 'query ($unit: String = "l", $size: String) { cow { milk(unit: $unit) } hen { eggs(size: $size) } }';
  const { data } = await farm.graph.ask(query, { size: 'L', unit: 'ml' });
  expect(data).toEqual({ cow: { milk: null }, hen: { eggs: 5 } });
  const alone = farm.subgraphs.produce.asked.slice(1);
  expect(alone.map(({ variables: { unit, size } }) => ({ unit, size }))).toEqual(
    expect.arrayContaining([{ unit: 'ml' }, { size: 'L' }]),
  );
});

test('an error within one of them causes no retry', async () => {
  expect(await farm.graph.ask('{ cow { calf { milk } } hen { eggs } }')).toEqual({
    status: 200,
    data: { cow: { calf: { milk: null } }, hen: { eggs: 5 } },
    errors: [
      { message: 'no', path: ['cow', 'calf', 'milk'], extensions: { code: 'FORBIDDEN', serviceName: 'produce' } },
    ],
  });
  expect(farm.subgraphs.produce.asked).toHaveLength(1);
});

test('an invalid result of one does not affect the other', async () => {
  farm.subgraphs.produce.follow(changes(({ data }) => void (data[Object.keys(data)[0]!] = [])));
  const { data, errors } = await farm.graph.ask<{ cow: { milk: unknown }; hen: { eggs: unknown } }>(BOTH);
  expect([data.cow.milk, data.hen.eggs].filter((value) => value === null)).toHaveLength(1);
  expect(errors).toEqual([
    expect.objectContaining({ extensions: { code: 'SUBREQUEST_MALFORMED_RESPONSE', serviceName: 'produce' } }),
  ]);
});

test.each([
  { deep: '"milk":20', left: { hen: { eggs: 5 }, hens: [{ eggs: 5 }, { eggs: 5 }] } },
  { deep: '"eggs":5', left: { cow: { milk: 20 }, cows: [{ milk: 20 }, { milk: 20 }] } },
])('a too deeply nested result of one does not affect the other: $deep', async ({ deep, left }) => {
  farm.subgraphs.produce.follow(async (response, asked, usual) => {
    const value = '['.repeat(100_000) + ']'.repeat(100_000);
    const text = JSON.stringify(await usual()).replace(deep, deep.replace(/\d+/, value));
    says(text)(response, asked, usual);
  });
  const { data } = await farm.graph.ask('{ cow { milk } cows { milk } hen { eggs } hens { eggs } }');
  expect(data).toMatchObject(left);
  expect(farm.subgraphs.produce.asked).toHaveLength(1);
});

test('fetches without entities cost nothing', async () => {
  farm.subgraphs.animals.follow(changes(({ data }) => void (data.cow = null)));
  expect(await farm.graph.get(BOTH)).toEqual({ cow: null, hen: { eggs: 5 } });
  expect(farm.subgraphs.produce.asked).toHaveLength(1);
});
