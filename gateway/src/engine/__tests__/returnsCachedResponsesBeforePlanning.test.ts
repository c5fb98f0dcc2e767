import { beforeEach, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError, parse } from 'graphql';

import type { ResponseCache } from '../hooks/ResponseCache.ts';
import { Executor } from '../Executor.ts';
import type { OperationFilter, RemovedFields } from '../hooks/OperationFilter.ts';
import type { OperationGuard } from '../hooks/OperationGuard.ts';

const schema = buildSchema('type Query { a: Int } type Mutation { a: Int }');
const CACHED = '{"a":1}';

/** What happened, in its order. */
let events: string[] = [];
let isRejected = false;
let removed: RemovedFields | null = null;
beforeEach(() => {
  events = [];
  isRejected = false;
  removed = null;
});

const responseCache: ResponseCache = {
  prepare: () => ({
    entry: () => ({
      async get() {
        events.push('found');
        return CACHED;
      },
      set: () => void events.push('cached'),
    }),
  }),
};

const guard: OperationGuard = {
  prepare: () => ({
    check() {
      events.push('checked');
      if (isRejected) throw new GraphQLError('rejected');
    },
    observe: (execution) => void events.push(execution ? 'executed' : 'guard notified'),
  }),
};

const filter: OperationFilter = {
  prepare: () => ({
    removedFields() {
      events.push('filtered');
      return removed;
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
    responseCache,
  });

const request = (source: string) => ({ source, document: parse(source, { noLocation: true }), context: {} });

test('returns a cached response after filter and guards, without planning', async () => {
  expect(await executor().execute(request('{ a }'))).toMatchObject({ kind: 'Executed', data: CACHED, errors: [] });
  expect(events).toEqual(['filtered', 'checked', 'found', 'guard notified']);
});

test('an operation with a cached response is warmed for the next supergraph', async () => {
  const one = executor();
  await one.execute(request('{ a }'));
  expect(one.recentOperations().map(({ source }) => source)).toEqual(['{ a }']);
});

test('a request that a guard rejects gets no cached response', async () => {
  isRejected = true;
  expect(await executor().execute(request('{ a }'))).toMatchObject({ kind: 'Rejected' });
  expect(events).toEqual(['filtered', 'checked']);
});

test('a request with removed fields gets no cached response', async () => {
  removed = {
    fields: new Set(),
    error: { message: 'removed', extensions: { code: 'WITHHELD' } },
  };
  await executor().execute(request('{ a }'));
  expect(events).toEqual(['filtered', 'checked', 'planned']);
});

test.each(['mutation { a }', '{ a __type(name: "Query") { name } }', '{ a ... { __schema { description } } }'])(
  '%s is always executed',
  async (source) => {
    await executor().execute(request(source));
    expect(events).not.toContain('found');
    expect(events).toContain('planned');
  },
);
