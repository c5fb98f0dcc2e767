import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { says } from '../execution/support/scripts.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const SCHEMA = {
  any: {
    sdl: `scalar JSON type Query { echo(value: JSON): JSON size(value: JSON, in: In): Int hello: String } input In { in: In value: JSON }`,
    resolvers: {
      Query: { echo: (_: unknown, { value }: { value: unknown }) => value, size: () => 1, hello: () => 'world' },
    },
  },
};
const web = useScriptedGraph(SCHEMA, { BATCH_LIMIT: '10' });
const apollo = useScriptedGraph(SCHEMA, { PLANNER: 'apollo', BATCH_LIMIT: '10' });
const development = useScriptedGraph(SCHEMA, { NODE_ENV: 'development' });
const required = useScriptedGraph({
  first: {
    sdl: 'scalar JSON type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! deep: JSON }',
    resolvers: { Query: { thing: () => ({ id: '1', deep: [] }) } },
  },
  second: {
    sdl: 'scalar JSON type Thing @key(fields: "id") { id: ID! deep: JSON @external size: Int @requires(fields: "deep") }',
    resolvers: { Thing: { __resolveReference: (thing: object) => thing, size: () => 7 } },
  },
});

const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number, key = '"a"') => `{${key}:`.repeat(depth) + '1' + '}'.repeat(depth);
const ECHO = 'query ($value: JSON) { echo(value: $value) }';
const operation = (query: string, rest = '') => `{"query":${JSON.stringify(query)}${rest}}`;
const hashOf = (query: string) => createHash('sha256').update(query).digest('hex');
const persisted = (query: string) => `"persistedQuery":{"version":1,"sha256Hash":"${hashOf(query)}"}`;

/** Bodies of requests that have a value of this depth somewhere. */
const BODIES: Record<string, (depth: number) => string> = {
  'lists in a custom scalar': (depth) => operation(ECHO, `,"variables":{"value":${lists(depth)}}`),
  'objects in a custom scalar': (depth) => operation(ECHO, `,"variables":{"value":${objects(depth)}}`),
  'an input object in itself': (depth) =>
    operation('query ($in: In) { size(in: $in) }', `,"variables":{"in":${objects(depth, '"in"')}}`),
  'a variable that nobody declares': (depth) => operation('{ hello }', `,"variables":{"value":${lists(depth)}}`),
  'a value for an Int': (depth) =>
    operation('query ($n: Int) { echo(value: $n) }', `,"variables":{"n":${lists(depth)}}`),
  extensions: (depth) => operation('{ hello }', `,"extensions":{"value":${lists(depth)}}`),
  'something unknown beside': (depth) => operation('{ hello }', `,"more":${objects(depth)}`),
  'one of a batch': (depth) =>
    `[${operation('{ hello }')},${operation(ECHO, `,"variables":{"value":${lists(depth)}}`)}]`,
};

/** The same, of which the document has that value. */
const DOCUMENTS: Record<string, (depth: number) => string> = {
  'a literal of lists': (depth) => operation(`{ echo(value: ${lists(depth)}) }`),
  'a literal of objects': (depth) => operation(`{ echo(value: ${objects(depth, 'a')}) }`),
  'a literal in a directive': (depth) => operation(`{ hello @include(if: ${lists(depth)}) }`),
  'a default value': (depth) => operation(`query ($value: JSON = ${lists(depth)}) { echo(value: $value) }`),
  'the type of a variable': (depth) =>
    operation(`query ($v: ${'['.repeat(depth)}Int${']'.repeat(depth)}) { echo(value: $v) }`),
  'a persisted document': (depth) => {
    const query = `{ echo(value: ${lists(depth)}) }`;
    return operation(query, `,"extensions":{${persisted(query)}}`);
  },
};

async function send(url: string, body: string) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { status: response.status, body: await response.json() };
}

async function get(url: string, parameters: Record<string, string>) {
  const response = await fetch(`${url}?${new URLSearchParams(parameters).toString()}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });
  return { status: response.status, body: await response.json() };
}

const refusal = (message: string) => ({
  status: 400,
  body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
});
const REFUSAL = refusal('Lists and objects in a request may have 200 levels at most.');
const DOCUMENT_REFUSAL = refusal('Lists and objects in a document may have 32 levels at most, and 200 in variables.');

const CASES = [
  ...Object.entries(BODIES).flatMap(([name, body]) =>
    [250, 1_000, 5_000, 100_000].map((depth) => [name, depth, body, REFUSAL] as const),
  ),
  ...Object.entries(DOCUMENTS).flatMap(([name, body]) =>
    [35, 250, 5_000, 100_000].map((depth) => [name, depth, body, DOCUMENT_REFUSAL] as const),
  ),
];

test.each(CASES)('%s of %d levels is rejected by the gateway with one code', async (_, depth, body, refused) => {
  for (const { graph, subgraphs } of [web, apollo]) {
    subgraphs.any.reset();
    expect(await send(graph.url, body(depth))).toEqual(refused);
    expect(subgraphs.any.asked).toEqual([]);
  }
});

test.each([lists(30), objects(30), lists(195), objects(195)])('a value of fewer levels is accepted', async (value) => {
  const answer = { status: 200, body: { data: { echo: JSON.parse(value) as unknown } } };
  expect(await send(web.graph.url, operation(ECHO, `,"variables":{"value":${value}}`))).toEqual(answer);
  if (value.length > 200) return;
  expect(await send(web.graph.url, operation(`{ echo(value: ${value.replaceAll('"', '')}) }`))).toEqual(answer);
});

test('in a batch only the operation with the literal is rejected', async () => {
  const deep = operation(`{ echo(value: ${lists(1_000)}) }`);
  expect(await send(web.graph.url, `[${operation('{ hello }')},${deep}]`)).toMatchObject({
    status: 200,
    body: [{ data: { hello: 'world' } }, DOCUMENT_REFUSAL.body],
  });
});

test.each(['variables', 'extensions'])('the %s of a GET are rejected alike', async (name) => {
  const deep = { query: ECHO, [name]: `{"value":${lists(1_000)}}` };
  expect(await get(web.graph.url, deep)).toEqual(REFUSAL);
});

test('brackets in strings, comments and selections are not levels of a value', async () => {
  const brackets = '[{('.repeat(300);
  const query = `# ${brackets}\n{ a: echo(value: "${brackets}") b: echo(value: """${brackets} \\""" ${brackets}""") c: echo(value: "\\"${brackets}") }`;
  const { status, body } = await send(web.graph.url, operation(query));
  expect([status, Object.keys((body as { data: object }).data)]).toEqual([200, ['a', 'b', 'c']]);
});

describe('a subgraph response', () => {
  const DEEP = lists(100_000);
  const NULL = { data: { echo: null }, errors: [{ extensions: { serviceName: 'any' } }] };

  test.each([
    ['a value', `{"data":{"echo":${DEEP}}}`, NULL],
    [
      'the extensions of an error',
      `{"data":{"echo":null},"errors":[{"message":"m","extensions":{"deep":${DEEP}}}]}`,
      NULL,
    ],
    ['the path of an error', `{"data":{"echo":null},"errors":[{"message":"m","path":["echo",${DEEP}]}]}`, NULL],
    ['extensions', `{"data":{"echo":1},"extensions":${DEEP}}`, { data: { echo: 1 } }],
    ['a field that nobody has asked for', `{"data":{"echo":1,"other":${DEEP}}}`, { data: { echo: 1 } }],
    ['all of it', DEEP, NULL],
  ])('that is too deep in %s fails that fetch at most', async (_, body, expected) => {
    for (const { graph, subgraphs } of [web, development]) {
      subgraphs.any.follow(says(body));
      expect((await send(graph.url, operation('{ echo }'))).body).toMatchObject(expected);
      subgraphs.any.reset();
      expect((await send(graph.url, operation('{ hello }'))).body).toEqual({ data: { hello: 'world' } });
    }
  });

  test('that is less deep is returned', async () => {
    web.subgraphs.any.follow(says(`{"data":{"echo":${lists(1_000)}}}`));
    const response = await fetch(web.graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: operation('{ echo }'),
    });
    expect(await response.text()).toBe(`{"data":{"echo":${lists(1_000)}}}\n`);
  });

  test('that another fetch requires fails that fetch', async () => {
    required.subgraphs.first.follow(says(`{"data":{"thing":{"__typename":"Thing","id":"1","deep":${DEEP}}}}`));
    expect((await send(required.graph.url, operation('{ thing { id size } }'))).body).toMatchObject({
      data: { thing: { id: '1', size: null } },
    });
    required.subgraphs.first.reset();
    expect((await send(required.graph.url, operation('{ thing { id size } }'))).body).toEqual({
      data: { thing: { id: '1', size: 7 } },
    });
  });
});
