import { beforeEach, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import type { ExecutionResult } from '../../engine/Execution.ts';
import type { Executor } from '../../engine/Executor.ts';
import { CachePolicy } from '../../caching/CachePolicy.ts';
import { RequestCancellation } from '../../subgraphs/RequestCancellation.ts';
import { type IdentifiedRequest, shareQueries } from '../shareQueries.ts';

let executed = 0;
/** The contexts of those that were checked, and that got an answer for which nothing was executed. */
const [checked, joined]: [unknown[], unknown[]] = [[], []];
const refusal: ExecutionResult = { kind: 'Rejected', errors: [] };
const executor = {
  async check({ context }: IdentifiedRequest) {
    checked.push(context);
    return context.context.address === 'rejected' ? refusal : { kind: 'Checked' };
  },
  async execute() {
    executed += 1;
    return { kind: 'Executed', data: String(executed), errors: [] };
  },
  onCacheHit: (_: unknown, context: unknown) => void joined.push(context),
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
      cancellation: new RequestCancellation(Infinity, () => undefined),
    },
  },
});

beforeEach(() => {
  executed = 0;
  checked.splice(0);
  joined.splice(0);
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

test('each is checked by itself, and those that join are told to have cost nothing', async () => {
  const execute = shareQueries();
  const requests = [request('{ a }'), request('{ a }'), request('{ a }')];
  await Promise.all(requests.map((one) => execute(executor, one)));
  const contexts = requests.map(({ context }) => context);
  expect(checked).toEqual(contexts);
  expect(joined).toEqual(contexts.slice(1));
});

test('nobody is rejected for another one, nor answered', async () => {
  const execute = shareQueries();
  const rejected = request('{ a }');
  Object.assign(rejected.context.context, { address: 'rejected' });
  const answers = await Promise.all([rejected, request('{ a }'), rejected].map((one) => execute(executor, one)));
  expect(answers).toEqual([refusal, { kind: 'Executed', data: '1', errors: [] }, refusal]);
});
