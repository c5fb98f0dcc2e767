import { describe, expect, test } from '@jest/globals';

import { headerRulesVariable } from '../headerRulesVariable.ts';
import { ResponseHeaders } from '../ResponseHeaders.ts';
import { type ReceivedHeaders, SubgraphResponseHeaders } from '../SubgraphResponseHeaders.ts';

const parse = (rules: object) => headerRulesVariable(() => undefined).parse(JSON.stringify(rules));

/** What a client gets of these responses of the users subgraph, in order. */
function received(response: readonly object[], ...responses: readonly ReceivedHeaders[]) {
  const rules = SubgraphResponseHeaders.of('users', parse({ all: { response } }));
  const headers = new ResponseHeaders();
  for (const each of responses) headers.addAll(rules?.select(each) ?? []);
  return { ...headers.joined, ...(headers.cookies.length > 0 && { 'set-cookie': headers.cookies }) };
}

const propagate = (rule: object) => ({ propagate: rule });

describe('several responses', () => {
  test.each<[string, object, object]>([
    ['first', { named: 'x-a', algorithm: 'first' }, { 'x-a': '1' }],
    ['last', { named: 'x-a', algorithm: 'last' }, { 'x-a': '3, 4' }],
    ['append, each value once', { named: 'x-a', algorithm: 'append' }, { 'x-a': '1, 2, 3, 4' }],
    ['the last by default', { named: 'X-A' }, { 'x-a': '3, 4' }],
    ['renamed', { named: 'x-a', rename: 'X-B', algorithm: 'first' }, { 'x-b': '1' }],
    ['by pattern', { matching: 'x-*', algorithm: 'first' }, { 'x-a': '1' }],
    ['set-cookie is always appended', { named: 'set-cookie' }, { 'set-cookie': ['a=1', 'b=2', 'a=3'] }],
    ['also by a pattern', { matching: 'set-*', algorithm: 'last' }, { 'set-cookie': ['a=1', 'b=2', 'a=3'] }],
  ])('%s', (_, rule, expected) => {
    expect(
      received(
        [propagate(rule)],
        { 'x-a': '1', 'set-cookie': ['a=1', 'b=2'] },
        { 'x-a': '2', 'set-cookie': 'a=3' },
        { 'x-a': ['3', '4'], 'set-cookie': 'a=1' },
      ),
    ).toEqual(expected);
  });
});

test('a pattern selects only headers that no rule names, and the last pattern decides', () => {
  const rules = [{ remove: { named: 'x-a' } }, propagate({ matching: 'x-*' }), { remove: { matching: 'x-i-*' } }];
  expect(received(rules, { 'x-a': '1', 'x-b': '2', 'x-i-c': '3', y: '4' })).toEqual({ 'x-b': '2' });
});

test('headers of the connection, the body, caching and security never come from a subgraph', () => {
  const headers = {
    connection: 'x-hop, close',
    'x-hop': '1',
    'content-length': '2',
    'content-encoding': 'gzip',
    'transfer-encoding': 'chunked',
    'proxy-authenticate': 'x',
    'access-control-allow-origin': '*',
    'cache-control': 'public',
    vary: '*',
    etag: '"a"',
    constructor: 'x',
    'retry-after': '5',
  } as unknown as ReceivedHeaders;
  expect(received([propagate({ matching: '*' })], headers)).toEqual({ 'retry-after': '5' });
});

test('values that no HTTP server may send are left out', () => {
  expect(received([propagate({ matching: '*' })], { a: 'a\u0000', b: ['\u4e66', 'ok'], c: '\u00e4\t' })).toEqual({
    b: 'ok',
    c: '\u00e4\t',
  });
});

test('values that make the headers too long are left out', () => {
  const cookie = (at: number) => ({ 'set-cookie': `${at}=${'x'.repeat(4_000)}` });
  const headers = received([propagate({ named: 'set-cookie' })], ...[1, 2, 3, 4, 5].map(cookie));
  expect((headers['set-cookie'] as string[]).map(([first]) => first)).toEqual(['1', '2', '3']);
});

test('rules for one subgraph override the rules for all', () => {
  const rules = parse({
    all: { response: [propagate({ named: 'x-a' })] },
    subgraphs: { orders: { response: [{ remove: { named: 'x-a' } }, propagate({ named: 'x-b' })] } },
  });
  const select = (subgraph: string) => SubgraphResponseHeaders.of(subgraph, rules)!.select({ 'x-a': '1', 'x-b': '2' });
  expect(select('users')).toMatchObject([{ name: 'x-a' }]);
  expect(select('orders')).toMatchObject([{ name: 'x-b' }]);
  expect(
    SubgraphResponseHeaders.of('users', parse({ all: { response: [{ remove: { named: 'x-a' } }] } })),
  ).toBeUndefined();
  expect(SubgraphResponseHeaders.of('users', undefined)).toBeUndefined();
});

test.each([
  [propagate({ named: 'set-cookie', algorithm: 'last' }), 'must append set-cookie'],
  [propagate({ named: 'x-a', rename: 'set-cookie' }), 'must not rename another header to set-cookie'],
  [propagate({ named: 'x-a', algorithm: 'all' }), 'must be first, last or append'],
  [propagate({ named: ['x-a', 'x-b'], rename: 'x-c' }), 'must name one header beside rename'],
  [propagate({ named: 'content-length' }), 'must not be a header of the connection'],
  [propagate({ named: 'access-control-allow-origin' }), 'must not be a header of the connection'],
  [{ insert: { name: 'a', value: 'b' } }, 'must have exactly one of propagate, remove'],
])('%j is a fault', (rule, message) => {
  const { error } = headerRulesVariable(() => undefined).safeParse(JSON.stringify({ all: { response: [rule] } }));
  expect(error!.issues).toContainEqual(expect.objectContaining({ message: expect.stringContaining(message) }));
});
