import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

const clock = useScriptedGraph(
  {
    clock: {
      sdl: `type Query { now: Int clock: Clock } type Clock { hour: Int } type Subscription { ticks: Int }`,
      resolvers: { Query: { now: () => 1, clock: () => ({ hour: 2 }) } },
    },
  },
  { INTROSPECTION: 'true' },
);

const FRAGMENTS = `fragment Hour on Clock { hour } fragment Later on Query { ... @defer { now } }`;

test.each([
  ['a subscription', 'SUBSCRIPTIONS_NOT_SUPPORTED', { query: 'subscription { ticks }' }],
  [
    'a subscription among others',
    'SUBSCRIPTIONS_NOT_SUPPORTED',
    { query: 'query Q { now } subscription S { ticks }', operationName: 'S' },
  ],
  ['a deferred fragment', 'DEFER_NOT_SUPPORTED', { query: '{ now ... @defer { clock { hour } } }' }],
  [
    'a deferred fragment within a fragment',
    'DEFER_NOT_SUPPORTED',
    { query: '{ ...C } fragment C on Query { clock { ...H @defer(label: "h") } } fragment H on Clock { hour }' },
  ],
  [
    'a fragment that a variable may defer',
    'DEFER_NOT_SUPPORTED',
    { query: 'query ($late: Boolean!) { now ... @defer(if: $late) { clock { hour } } }', variables: { late: false } },
  ],
])('%s is rejected (%s) before any subgraph request', async (_, code, request) => {
  expect(await clock.graph.send(JSON.stringify(request))).toEqual({
    status: 400,
    errors: [expect.objectContaining({ extensions: { code } })],
  });
  expect(clock.subgraphs.clock.asked).toEqual([]);
});

test('clients that accept multipart responses are rejected alike', async () => {
  const body = JSON.stringify({ query: '{ now ... @defer { clock { hour } } }' });
  const accept = 'multipart/mixed;deferSpec=20220824,application/json';
  const { status, errors } = await clock.graph.send(body, { accept });
  expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'DEFER_NOT_SUPPORTED']);
});

test('other operations of the document are executed', async () => {
  const query = `query Q { now clock { ...Hour } } query D { ...Later } subscription S { ticks } ${FRAGMENTS}`;
  expect(await clock.graph.send(JSON.stringify({ query, operationName: 'Q' }))).toEqual({
    status: 200,
    data: { now: 1, clock: { hour: 2 } },
  });
});

test('introspection does not list @defer', async () => {
  const { __schema } = await clock.graph.get<{ __schema: { directives: unknown } }>(
    '{ __schema { directives { name } } }',
  );
  expect(__schema.directives).toContainEqual({ name: 'skip' });
  expect(__schema.directives).not.toContainEqual({ name: 'defer' });
});

test.each([
  ['where it may not stand', '{ now @defer }'],
  ['with what it does not take', '{ ... @defer(late: true) { now } }'],
])('@defer %s is no valid document', async (_, query) => {
  const { status, errors } = await clock.graph.ask(query);
  expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
});
