import { beforeEach, expect, test } from '@jest/globals';
import type { OperationTypeNode } from 'graphql';

import { UNAUTHORIZED } from '../../authorization/unauthorizedError.ts';
import { CachePolicy } from '../../caching/CachePolicy.ts';
import { NO_STORE_HINT } from '../../caching/CacheHint.ts';
import type { CheckedRequest, ExecutionResult } from '../../engine/Execution.ts';
import type { Executor } from '../../engine/Executor.ts';
import { RequestHeaders } from '../../headers/RequestHeaders.ts';
import { ResponseHeaders } from '../../headers/ResponseHeaders.ts';
import { RequestCancellation } from '../../subgraphs/RequestCancellation.ts';
import type { RequestContext } from '../RequestContext.ts';
import { type ContextualRequest, SharedExecutions } from '../SharedExecutions.ts';

const requestHeaders = new RequestHeaders({ FORWARDED_HEADERS: [] });

type Variant = CheckedRequest['variant'];
const variantOf = (operation: `${OperationTypeNode}`) =>
  ({ operation: { operation: { operation } } }) as unknown as Variant;
const QUERY = variantOf('query');
const OTHER_QUERY = variantOf('query');
const MUTATION = variantOf('mutation');

interface Request {
  readonly variant?: Variant;
  readonly variables?: object;
  readonly removed?: CheckedRequest['removed'];
  readonly context?: Partial<RequestContext>;
}

let executed: ContextualRequest[] = [];
/** Requests that got a response for which nothing was executed. */
let shared: unknown[] = [];
/** Of the executions, in order; without errors by default. */
let results: Array<Partial<ExecutionResult>> = [];
/** Of the first execution, by its `Vary`. */
let vary: readonly string[] = [];
let sharing: SharedExecutions;

beforeEach(() => {
  [executed, shared, results, vary, sharing] = [[], [], [], [], new SharedExecutions(requestHeaders)];
});

const executor = {
  async execute(request: ContextualRequest) {
    const number = executed.push(request);
    request.context.cachePolicy.restrict({ ...NO_STORE_HINT, vary });
    await Promise.resolve();
    return { kind: 'Executed', data: String(number), errors: [], ...results[number - 1] };
  },
  onCacheHit: (_: unknown, context: unknown) => void shared.push(context),
} as unknown as Executor;

/** Executes requests at once. */
async function execute(requests: readonly Request[]) {
  const answers = requests.map(({ variant = QUERY, variables = {}, removed = null, context }) => {
    const own: RequestContext = {
      identity: '',
      forwardedHeaders: {},
      authorization: undefined,
      viewer: null,
      address: '192.0.2.1',
      cost: {},
      cachePolicy: new CachePolicy(),
      extensions: undefined,
      responseHeaders: new ResponseHeaders(),
      cancellation: new RequestCancellation(Infinity, () => undefined),
      tokenError: undefined,
      ...context,
    };
    const checked = { kind: 'Checked', variant, variables, removed } as CheckedRequest;
    return sharing.execute(executor, { context: own } as ContextualRequest, checked);
  });
  return (await Promise.all(answers)).map((result) => (result.kind === 'Executed' ? result.data : 'rejected'));
}

const ann = { authorization: 'Bearer ann', forwardedHeaders: { authorization: 'Bearer ann' } };
const bob = { authorization: 'Bearer bob', forwardedHeaders: { authorization: 'Bearer bob' } };
const traced = (traceparent: string) => ({ forwardedHeaders: { traceparent } });

test.each<[string, Request[], string[]]>([
  ['equal queries', [{}, {}, {}], ['1', '1', '1']],
  ['equal queries of one viewer', [{ context: ann }, { context: ann }], ['1', '1']],
  ['equal queries with other tracing headers', [{ context: traced('a') }, { context: traced('b') }], ['1', '1']],
  ['the queries of two viewers', [{ context: ann }, { context: bob }], ['1', '2']],
  ['an anonymous query and a viewer’s', [{}, { context: ann }], ['1', '2']],
  ['queries with other variables', [{ variables: { n: 1 } }, { variables: { n: 2 } }], ['1', '2']],
  ['queries with other headers', [{ context: { forwardedHeaders: { 'x-a': '1' } } }, {}], ['1', '2']],
  ['other queries', [{}, { variant: OTHER_QUERY }], ['1', '2']],
  ['queries without equal fields', [{}, { removed: { fields: new Set(), error: UNAUTHORIZED } }], ['1', '2']],
  ['mutations', [{ variant: MUTATION }, { variant: MUTATION }], ['1', '2']],
])('%s: each gets the execution that is its own', async (_, requests, expected) => {
  expect(await execute(requests)).toEqual(expected);
  expect(shared).toHaveLength(requests.length - executed.length);
});

test('equal queries one after the other are each executed', async () => {
  expect([await execute([{}]), await execute([{}])]).toEqual([['1'], ['2']]);
});

test.each<[string, Partial<ExecutionResult>]>([
  ['fails in part', { errors: [{ message: 'late', extensions: { code: 'GATEWAY_TIMEOUT' } }] }],
  ['is rejected', { kind: 'Rejected', errors: [] }],
])('an execution that %s is not shared, and each other request is executed by itself', async (_, failed) => {
  results = [failed];
  const [, ...others] = await execute([{}, {}, {}]);
  expect(others).toEqual(['2', '3']);
  expect(shared).toEqual([]);
});

test('an execution without the fields that none of the viewers may see is shared', async () => {
  results = [{ errors: [{ ...UNAUTHORIZED, path: ['a'] }] }];
  expect(await execute([{}, {}])).toEqual(['1', '1']);
});

test('a response that names a tracing header in Vary is shared by requests with the same one only', async () => {
  vary = ['traceparent'];
  expect(await execute([{ context: traced('a') }, { context: traced('b') }, { context: traced('a') }])).toEqual([
    '1',
    '2',
    '1',
  ]);
});
