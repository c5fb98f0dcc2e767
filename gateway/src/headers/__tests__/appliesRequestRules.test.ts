import { describe, expect, test } from '@jest/globals';

import { headerRulesVariable } from '../headerRulesVariable.ts';
import { RequestHeaders } from '../RequestHeaders.ts';

const variable = headerRulesVariable((name) => ({ TOKEN: 's3cret', EMPTY: '' })[name]);

const headersOf = (rules: object, forwarded: readonly string[] = []) =>
  new RequestHeaders({ FORWARDED_HEADERS: forwarded, HEADER_RULES: variable.parse(JSON.stringify(rules)) });

/** What the users subgraph gets by rules for all, of what a client sends. */
function sent(request: readonly object[], client: Record<string, string>, forwarded?: readonly string[]) {
  const headers = headersOf({ all: { request } }, forwarded);
  return headers.of('users').of(headers.select(client));
}

describe('propagate', () => {
  test.each<[string, readonly object[], Record<string, string>, Record<string, string>]>([
    ['by name, in any case', [{ propagate: { named: 'X-Tenant' } }], { 'x-tenant': 'a', x: 'b' }, { 'x-tenant': 'a' }],
    ['several names', [{ propagate: { named: ['a', 'b'] } }], { a: '1', b: '2', c: '3' }, { a: '1', b: '2' }],
    ['under another name', [{ propagate: { named: 'a', rename: 'B' } }], { a: '1' }, { b: '1' }],
    ['with a default', [{ propagate: { named: 'a', default: 'x' } }], {}, { a: 'x' }],
    ['with a default that is not needed', [{ propagate: { named: 'a', default: 'x' } }], { a: '' }, { a: '' }],
    ['a default under another name', [{ propagate: { named: 'a', rename: 'b', default: 'x' } }], {}, { b: 'x' }],
    [
      'the first of two that the client sends',
      [{ propagate: { named: 'b', rename: 'x' } }, { propagate: { named: 'a', rename: 'x' } }],
      { b: '2' },
      { x: '2' },
    ],
    [
      'by pattern',
      [{ propagate: { matching: 'x-*' } }],
      { 'x-a': '1', 'x-b': '2', y: '3' },
      { 'x-a': '1', 'x-b': '2' },
    ],
    [
      'never headers of the connection or the body by pattern',
      [{ propagate: { matching: '*' } }],
      { host: 'h', connection: 'x-hop', 'x-hop': '1', 'content-length': '2', 'proxy-x': '3', accept: '4', a: '5' },
      { a: '5' },
    ],
    [
      'no property of objects',
      [{ propagate: { matching: '*' } }],
      { constructor: 'x', ['__proto__']: 'y' } as never,
      {},
    ],
  ])('%s', (_, rules, client, expected) => {
    expect(sent(rules, client)).toEqual(expected);
  });
});

describe('insert and remove', () => {
  test.each<[string, readonly object[], Record<string, string>]>([
    ['insert', [{ insert: { name: 'X-Key', value: 'k' } }], { 'x-key': 'k' }],
    [
      'insert an environment variable',
      [{ insert: { name: 'k', value: 'Bearer ${env.TOKEN}' } }],
      { k: 'Bearer s3cret' },
    ],
    ['insert a default', [{ insert: { name: 'k', value: '${env.NONE:-none}-${env.EMPTY:-x}' } }], { k: 'none-x' }],
    ['replace what was propagated', [{ propagate: { named: 'a' } }, { insert: { name: 'a', value: 'k' } }], { a: 'k' }],
    ['remove by name', [{ propagate: { matching: '*' } }, { remove: { named: ['a', 'b'] } }], { 'x-c': '3' }],
    ['remove by pattern', [{ propagate: { named: ['a', 'x-c'] } }, { remove: { matching: 'x-*' } }], { a: '1' }],
    ['remove what was inserted', [{ insert: { name: 'k', value: 'v' } }, { remove: { named: 'k' } }], {}],
    ['a later rule propagates again', [{ remove: { named: 'a' } }, { propagate: { named: 'a' } }], { a: '1' }],
  ])('%s', (_, rules, expected) => {
    expect(sent(rules, { a: '1', b: '2', 'x-c': '3' })).toEqual(expected);
  });
});

describe('a pattern selects only headers that no rule names', () => {
  test.each<[string, readonly object[], Record<string, string>]>([
    [
      'renamed before',
      [{ propagate: { named: 'a', rename: 'n' } }, { propagate: { matching: '*' } }],
      { n: '1', b: '2' },
    ],
    [
      'renamed after',
      [{ propagate: { matching: '*' } }, { propagate: { named: 'a', rename: 'n' } }],
      { n: '1', b: '2' },
    ],
    ['removed before', [{ remove: { named: 'a' } }, { propagate: { matching: '*' } }], { b: '2' }],
    ['removed by a pattern before', [{ remove: { matching: 'a*' } }, { propagate: { matching: '*' } }], { b: '2' }],
    ['inserted before', [{ insert: { name: 'a', value: 'k' } }, { propagate: { matching: '*' } }], { a: 'k', b: '2' }],
  ])('%s', (_, rules, expected) => {
    expect(sent(rules, { a: '1', b: '2' })).toEqual(expected);
  });

  test('a client cannot send the header that a missing one is renamed to', () => {
    const rules = [{ propagate: { matching: '*' } }, { propagate: { named: 'x-user', rename: 'x-viewer' } }];
    expect(sent(rules, { 'x-viewer': 'admin' })).toEqual({});
  });
});

describe('FORWARDED_HEADERS', () => {
  test('is a rule before all others', () => {
    const rules = [{ propagate: { named: 'authorization', rename: 'x-auth' } }, { remove: { named: 'x-a' } }];
    expect(sent(rules, { authorization: 't', 'x-a': '1', 'x-b': '2' }, ['authorization', 'x-a', 'x-b'])).toEqual({
      'x-auth': 't',
      'x-b': '2',
    });
  });

  test('alone sends the same headers to all', () => {
    const headers = new RequestHeaders({ FORWARDED_HEADERS: ['a', 'b'] });
    const selected = headers.select({ a: '1', c: '2' });
    expect(selected).toEqual({ a: '1' });
    expect(headers.of('users').of(selected)).toBe(selected);
    expect(headers.fingerprint).toBeUndefined();
  });
});

test('rules for one subgraph apply after the rules for all, to it alone', () => {
  const headers = headersOf({
    all: { request: [{ propagate: { named: 'x-tenant' } }, { insert: { name: 'via', value: 'gateway' } }] },
    subgraphs: {
      users: { request: [{ remove: { named: 'x-tenant' } }, { propagate: { named: 'cookie' } }] },
      orders: { request: [{ insert: { name: 'via', value: 'other' } }] },
    },
  });
  const selected = headers.select({ 'x-tenant': 'a', cookie: 'c', other: 'o' });
  expect(selected).toEqual({ 'x-tenant': 'a', cookie: 'c' });
  expect(headers.of('users').of(selected)).toEqual({ via: 'gateway', cookie: 'c' });
  expect(headers.of('orders').of(selected)).toEqual({ 'x-tenant': 'a', via: 'other' });
  expect(headers.of('books').of(selected)).toEqual({ 'x-tenant': 'a', via: 'gateway' });
});

describe('what a response may depend on', () => {
  const headers = headersOf({
    all: { request: [{ propagate: { named: 'traceparent' } }, { propagate: { named: 'b3', rename: 'x-request-id' } }] },
    subgraphs: {
      users: {
        request: [{ propagate: { named: 'x-user', rename: 'x-viewer' } }, { propagate: { matching: 'x-t-*' } }],
      },
    },
  });

  test('are all client headers that a subgraph may get but tracing headers', () => {
    expect(['traceparent', 'b3', 'x-user'].map((name) => headers.isIdentifying(name))).toEqual([false, true, true]);
    expect(headers.carryIdentity({ traceparent: 't' })).toBe(false);
    expect(headers.carryIdentity({ b3: 't' })).toBe(true);
  });

  test('a subgraph’s Vary stands for the headers that clients send', () => {
    expect(headers.of('users').sourcesOf(['x-viewer', 'x-t-a', 'x-user', 'x-request-id', 'accept'])).toEqual([
      'x-user',
      'x-t-a',
      'b3',
    ]);
    expect(headers.of('orders').sourcesOf(['x-viewer', 'x-t-a', 'traceparent'])).toEqual(['traceparent']);
  });

  test('different rules have different fingerprints, inserted values included', () => {
    const insert = (value: string) => headersOf({ all: { request: [{ insert: { name: 'a', value } }] } }).fingerprint;
    expect(new Set([insert('a'), insert('b'), insert('${env.TOKEN}'), insert('a')]).size).toBe(3);
  });
});
