import { describe, expect, test } from '@jest/globals';

import { RequestHeaders } from '../../headers/RequestHeaders.ts';
import { readCacheHint, type ResponseHeaders } from '../CacheHint.ts';
import { CachePolicy } from '../CachePolicy.ts';

const forwarded = new RequestHeaders({ FORWARDED_HEADERS: ['x-tenant', 'traceparent'] }).of('users');

/** The response headers for these headers of subgraph responses. */
function clientHeaders(parts: readonly ResponseHeaders[], carriesIdentity = false) {
  const policy = new CachePolicy({ carriesIdentity });
  for (const part of parts) {
    const hint = readCacheHint(part, performance.now());
    policy.restrict({ ...hint, vary: forwarded.sourcesOf(hint.vary) });
  }
  return policy.headers;
}

function cacheControl(parts: readonly string[], carriesIdentity = false) {
  const headers = parts.map((part) => ({ 'cache-control': part }));
  return clientHeaders(headers, carriesIdentity)['cache-control'];
}

describe('an anonymous request', () => {
  test.each<[string, string[], string]>([
    ['nothing that was asked', [], 'no-store'],
    ['one part', ['max-age=60, public'], 'max-age=60, public'],
    ['one part that does not say for whom', ['max-age=60'], 'max-age=60, public'],
    ['the shortest-lived part', ['max-age=60, public', 'max-age=5, public', 'max-age=30, public'], 'max-age=5, public'],
    ['a private part', ['max-age=60, public', 'private, max-age=90'], 'max-age=60, private'],
    ['a part that says nothing of the time', ['public'], 'no-store'],
    ['a part that is not to be kept', ['max-age=60, no-store', 'max-age=60'], 'no-store'],
    ['a part that is to be asked for again', ['No-Cache, max-age=60', 'max-age=60'], 'no-cache'],
    ['a private one', ['no-cache, private', 'max-age=60'], 'no-cache, private'],
    ['a stricter part', ['no-cache', 'no-store'], 'no-store'],
    ['for shared caches only', ['s-maxage=60'], 'max-age=0, s-maxage=60, public'],
    ['longer for shared caches', ['max-age=5, s-maxage=60'], 'max-age=5, s-maxage=60, public'],
    ['not for shared caches', ['max-age=60, s-maxage=0'], 'max-age=60, s-maxage=0, public'],
    ['shared caches of two kinds', ['max-age=5, s-maxage=60', 'max-age=30'], 'max-age=5, s-maxage=30, public'],
    ['private in spite of s-maxage', ['max-age=60, s-maxage=60', 'private, max-age=90'], 'max-age=60, private'],
    ['never stale', ['max-age=60, must-revalidate', 'max-age=90'], 'max-age=60, public, must-revalidate'],
    ['never stale in shared caches', ['max-age=60, proxy-revalidate'], 'max-age=60, public, proxy-revalidate'],
    ['stale at once', ['max-age=0, must-revalidate'], 'max-age=0, public, must-revalidate'],
    [
      'what is not passed on',
      ['max-age=60, stale-while-revalidate=600, stale-if-error=600, immutable, no-transform, x="a, no-store"'],
      'max-age=60, public',
    ],
  ])('%s', (_, parts, expected) => {
    expect(cacheControl(parts)).toBe(expected);
  });
});

describe('a request that carries identity', () => {
  test.each<[string, string[], string]>([
    ['no part says that it may be shared', ['max-age=60'], 'max-age=60, private'],
    ['a part does not', ['max-age=60, public', 'max-age=90'], 'max-age=60, private'],
    ['all do', ['max-age=60, public', 'max-age=90, s-maxage=30'], 'max-age=60, s-maxage=30, public'],
    ['by must-revalidate, too', ['max-age=60, must-revalidate'], 'max-age=60, public, must-revalidate'],
    ['proxy-revalidate is not that', ['max-age=60, proxy-revalidate'], 'max-age=60, private'],
    ['nor is what only looks like it', ['max-age=60, x-public, "public"'], 'no-store'],
    ['nor with an argument', ['max-age=60, public=no, must-revalidate="x"'], 'max-age=60, private, must-revalidate'],
    ['nor what is no time', ['max-age=60, s-maxage=soon'], 'max-age=60, private'],
    ['private is stronger', ['max-age=60, public, private'], 'max-age=60, private'],
  ])('%s', (_, parts, expected) => {
    expect(cacheControl(parts, true)).toBe(expected);
  });
});

describe('unusual and malformed headers', () => {
  test.each<[string, string]>([
    ['PUBLIC ,Max-Age="60"', 'max-age=60, public'],
    ['\t max-age=60\t,, ,public', 'max-age=60, public'],
    ['max-age=60, private="set-cookie, x-user"', 'max-age=60, private'],
    ['max-age=60, Private=""', 'max-age=60, private'],
    ['max-age=60, private = x', 'max-age=60, private'],
    ['max-age=60, no-cache="x"', 'no-cache'],
    ['max-age=60, no-store=0', 'no-store'],
    ['max-age=60, x="a\\", no-store", public', 'max-age=60, public'],
    ['max-age=60, private="x, public', 'no-store'],
    ['max-age=60, x=", no-store', 'no-store'],
    ['max-age=60; public', 'no-store'],
    ['max-age 60', 'no-store'],
    ['public max-age=60', 'no-store'],
    ['max-age=60, max-age=5', 'max-age=5, public'],
    ['max-age=60, max-age=x', 'no-store'],
    ['max-age', 'no-store'],
    ['max-age=', 'no-store'],
    ['max-age=a year', 'no-store'],
    ['max-age=-60', 'no-store'],
    ['max-age=+60', 'no-store'],
    ['max-age=60.5', 'no-store'],
    ['max-age=1e3', 'no-store'],
    ['max-age=\u0666\u0660', 'no-store'],
    ["max-age='60'", 'no-store'],
    ['max-age=60, s-maxage=x', 'max-age=60, s-maxage=0, public'],
    [`max-age=${'9'.repeat(400)}`, 'max-age=2147483648, public'],
    [`max-age=60, ${'x'.repeat(10_000)}`, 'no-store'],
    ['', 'no-store'],
    [',', 'no-store'],
  ])('%s', (header, expected) => {
    expect(cacheControl([header])).toBe(expected);
  });

  test('merges several Cache-Control lines', () => {
    expect(clientHeaders([{ 'cache-control': ['max-age=60', 'private'] }])).toEqual({
      'cache-control': 'max-age=60, private',
    });
  });

  test('ignores Expires and Pragma without Cache-Control', () => {
    const later = new Date(Date.now() + 60_000).toUTCString();
    expect(clientHeaders([{ expires: later, pragma: 'public' }])).toEqual({ 'cache-control': 'no-store' });
  });
});

describe('a response with an age', () => {
  const agesAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000).toUTCString();

  test.each<[string, Record<string, string | string[]>, string]>([
    ['has its age subtracted', { age: '40' }, 'max-age=20, s-maxage=80, public'],
    ['is stale for clients first', { age: '60' }, 'max-age=0, s-maxage=60, public'],
    ['is stale for all then', { age: '120' }, 'no-store'],
    ['and after', { age: '9'.repeat(400) }, 'no-store'],
    ['the first of two ages counts', { age: ['40', '10'] }, 'max-age=20, s-maxage=80, public'],
    ['no number of seconds is none', { age: '-40' }, 'max-age=60, s-maxage=120, public'],
    ['nor is this', { age: '40.5' }, 'max-age=60, s-maxage=120, public'],
    ['a date tells it, too', { date: agesAgo(100) }, 'max-age=0, s-maxage=20, public'],
    ['the older of both counts', { date: agesAgo(30), age: '40' }, 'max-age=20, s-maxage=80, public'],
    ['clocks may differ a little', { date: agesAgo(3) }, 'max-age=60, s-maxage=120, public'],
    ['the future is now', { date: agesAgo(-100) }, 'max-age=60, s-maxage=120, public'],
    ['no date is none', { date: 'yesterday' }, 'max-age=60, s-maxage=120, public'],
  ])('%s', (_, headers, expected) => {
    expect(clientHeaders([{ 'cache-control': 'max-age=60, s-maxage=120', ...headers }])['cache-control']).toBe(
      expected,
    );
  });

  test('subtracts the time since the request, in whole seconds', () => {
    const policy = new CachePolicy();
    policy.restrict(readCacheHint({ 'cache-control': 'max-age=60', age: '10' }, performance.now() - 5_900));
    expect(policy.headers['cache-control']).toBe('max-age=45, public');
  });
});

describe('Vary', () => {
  test.each<[string, string[], Record<string, string>]>([
    ['that the gateway sets itself', ['accept-encoding, Accept, signature'], { 'cache-control': 'max-age=60, public' }],
    [
      'that clients have sent',
      ['X-Tenant', 'traceparent, cookie, x-tenant'],
      { 'cache-control': 'max-age=60, public', vary: 'x-tenant, traceparent' },
    ],
    ['or on anything', ['x-tenant', 'accept, *'], { 'cache-control': 'no-store', vary: 'x-tenant' }],
  ])('%s', (_, varies, expected) => {
    expect(clientHeaders(varies.map((vary) => ({ 'cache-control': 'max-age=60', vary })))).toEqual(expected);
  });
});

test('a response that depends on the viewer is private, whatever the hints are', () => {
  const policy = new CachePolicy();
  policy.makePrivate();
  policy.restrict(readCacheHint({ 'cache-control': 'max-age=60, public' }, performance.now()));
  expect(policy.headers['cache-control']).toBe('max-age=60, private');
});
