import { beforeEach, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import type { ExecutionResult, Executor } from '../../execution/Executor.ts';
import { CachePolicy } from '../../caching/CachePolicy.ts';
import { OperationLifetime } from '../../subgraphs/OperationLifetime.ts';
import { type IdentifiedRequest, shareQueries } from '../shareQueries.ts';

let executed = 0;
const executor = {
  async execute(): Promise<ExecutionResult> {
    executed += 1;
    return { kind: 'Refused', errors: [] };
  },
} as unknown as Executor;

const request = (source: string, identity = 'ann', variables = {}): IdentifiedRequest => ({
  document: parse(source),
  source,
  variables,
  context: {
    context: {
      identity,
      forwardedHeaders: {},
      authorization: undefined,
      viewer: null,
      address: '192.0.2.1',
      cost: {},
      cachePolicy: new CachePolicy(),
      lifetime: new OperationLifetime(Infinity, () => undefined),
    },
  },
});

beforeEach(() => {
  executed = 0;
});

test.each([
  ['equal queries are executed once', [request('{ a }'), request('{ a }')], 1],
  ['queries of two people each', [request('{ a }'), request('{ a }', 'bob')], 2],
  ['queries with other variables each', [request('{ a }'), request('{ a }', 'ann', { n: 1 })], 2],
  ['other queries each', [request('{ a }'), request('{ b }')], 2],
  ['mutations each', [request('mutation { a }'), request('mutation { a }')], 2],
])('%s', async (_, requests, expected) => {
  const execute = shareQueries();
  await Promise.all(requests.map((one) => execute(executor, one)));
  expect(executed).toBe(expected);
});

test('equal queries one after the other are each executed', async () => {
  const execute = shareQueries();
  await execute(executor, request('{ a }'));
  await execute(executor, request('{ a }'));
  expect(executed).toBe(2);
});
