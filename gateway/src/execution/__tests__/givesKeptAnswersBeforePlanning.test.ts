import { beforeEach, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError, parse } from 'graphql';

import type { AnswerCache } from '../AnswerCache.ts';
import { Executor } from '../Executor.ts';
import type { OperationFilter, Withheld } from '../OperationFilter.ts';
import type { OperationGuard } from '../OperationGuard.ts';

const schema = buildSchema('type Query { a: Int } type Mutation { a: Int }');
const KEPT = '{"a":1}';

/** What happened, in its order. */
let events: string[] = [];
let isRefused = false;
let withheld: Withheld | null = null;
beforeEach(() => {
  events = [];
  isRefused = false;
  withheld = null;
});

const answers: AnswerCache = {
  prepare: () => ({
    placeFor: () => ({
      async find() {
        events.push('found');
        return KEPT;
      },
      keep: () => void events.push('kept'),
    }),
  }),
};

const guard: OperationGuard = {
  prepare: () => ({
    check() {
      events.push('asked the guard');
      if (isRefused) throw new GraphQLError('refused');
    },
    observe: (execution) => void events.push(execution ? 'executed' : 'told the guard'),
  }),
};

const filter: OperationFilter = {
  prepare: () => ({
    withheldFrom() {
      events.push('filtered');
      return withheld;
    },
  }),
};

const executor = () =>
  new Executor({
    apiSchema: schema,
    supergraphSchema: schema,
    planner: {
      plan() {
        events.push('planned');
        throw new Error('not here');
      },
      close: () => undefined,
    },
    client: () => Promise.reject(new Error('not here')),
    guards: [guard],
    filter,
    answers,
  });

const request = (source: string) => ({ source, document: parse(source, { noLocation: true }), context: {} });

test('a kept answer is found once the filter and the guards let the request pass, and nothing is planned', async () => {
  expect(await executor().execute(request('{ a }'))).toMatchObject({ kind: 'Executed', data: KEPT, errors: [] });
  expect(events).toEqual(['filtered', 'asked the guard', 'found', 'told the guard']);
});

test('its operation is one to be planned for the next supergraph, under which nothing is kept', async () => {
  const one = executor();
  await one.execute(request('{ a }'));
  expect(one.recentOperations().map(({ source }) => source)).toEqual(['{ a }']);
});

test('whom a guard refuses is given none', async () => {
  isRefused = true;
  expect(await executor().execute(request('{ a }'))).toMatchObject({ kind: 'Refused' });
  expect(events).toEqual(['filtered', 'asked the guard']);
});

test('nor is one from whom anything is withheld', async () => {
  withheld = { fields: new Set(), error: { message: 'withheld', extensions: { code: 'WITHHELD' } }, refuses: false };
  await executor().execute(request('{ a }'));
  expect(events).toEqual(['filtered', 'asked the guard', 'planned']);
});

test.each(['mutation { a }', '{ a __type(name: "Query") { name } }', '{ a ... { __schema { description } } }'])(
  '%s is always executed',
  async (source) => {
    await executor().execute(request(source));
    expect(events).not.toContain('found');
    expect(events).toContain('planned');
  },
);
