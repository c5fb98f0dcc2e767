import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

const calendar = useScriptedGraph({
  calendar: {
    sdl: `type Query { day(plus: Int): Int month: Int } type Mutation { setDay(to: Int): Int }`,
    resolvers: {
      Query: { day: (_, { plus = 0 }: { plus?: number }) => 1 + plus, month: () => 2 },
      Mutation: { setDay: (_, { to }: { to: number }) => to },
    },
  },
});

const SEVERAL = `
  query Day($plus: Int) { ...D } query Month { month } mutation Set { setDay(to: 3) } query constructor { m: month }
  fragment D on Query { day(plus: $plus) }`;

const unresolved = expect.objectContaining({
  extensions: expect.objectContaining({ code: 'OPERATION_RESOLUTION_FAILURE' }),
});

const ask = (request: { query: string; operationName?: unknown; variables?: object }) =>
  calendar.graph.send(JSON.stringify(request));

test.each([
  { name: 'the only one, without a name', request: { query: '{ day }' }, data: { day: 1 } },
  { name: 'the only one, named but not asked for by name', request: { query: 'query Q { day }' }, data: { day: 1 } },
  {
    name: 'the only one, with a null for the name',
    request: { query: '{ day }', operationName: null },
    data: { day: 1 },
  },
  {
    name: 'the first of several',
    request: { query: SEVERAL, operationName: 'Day', variables: { plus: 4 } },
    data: { day: 5 },
  },
  { name: 'another one of the same document', request: { query: SEVERAL, operationName: 'Month' }, data: { month: 2 } },
  { name: 'a mutation beside queries', request: { query: SEVERAL, operationName: 'Set' }, data: { setDay: 3 } },
  { name: 'one with an inherited name', request: { query: SEVERAL, operationName: 'constructor' }, data: { m: 2 } },
])('$name is executed', async ({ request, data }) => {
  expect(await ask(request)).toEqual({ status: 200, data });
});

test.each([
  { name: 'one of several, and none is named', request: { query: SEVERAL } },
  { name: 'one of several, and another name', request: { query: SEVERAL, operationName: 'Year' } },
  { name: 'an inherited name that is none', request: { query: SEVERAL, operationName: 'toString' } },
  { name: 'the only one, by a wrong name', request: { query: 'query Q { day }', operationName: 'Day' } },
  { name: 'an anonymous one by a name', request: { query: '{ day }', operationName: 'Day' } },
  { name: 'the only one, by an empty name', request: { query: '{ day }', operationName: '' } },
  { name: 'the only mutation, by an empty name', request: { query: 'mutation { setDay(to: 3) }', operationName: '' } },
  { name: 'one of several, by an empty name', request: { query: SEVERAL, operationName: '' } },
  { name: 'none, in a document of fragments', request: { query: 'fragment D on Query { day }' } },
])('$name: no subgraph request', async ({ request }) => {
  const { status, ...answer } = await ask(request);
  expect(status).toBe(400);
  expect(answer).toEqual({ errors: expect.arrayContaining([expect.anything()]) });
  expect(calendar.subgraphs.calendar.asked).toEqual([]);
});

test.each(['Year', ''])('a request without a selected operation has its own code: %j', async (operationName) => {
  expect(await ask({ query: SEVERAL, operationName })).toEqual({ status: 400, errors: [unresolved] });
});

test('an operation name and a document are not confused with another pair', async () => {
  expect(await ask({ query: '# Day\n{ month }' })).toEqual({ status: 200, data: { month: 2 } });
  expect(await ask({ query: '\n{ month }' })).toEqual({ status: 200, data: { month: 2 } });
  for (const operationName of ['# Day', ''])
    expect(await ask({ query: '{ month }', operationName })).toEqual({ status: 400, errors: [unresolved] });
});
