import { expect, test } from '@jest/globals';

import { addressKey, clientKey } from '../../client/clientKey.ts';
import { parseFieldRule, parseRate } from '../RateLimitRule.ts';

const viewer = { id: 'ann', issuer: 'issuer', scopes: new Set<string>(), claims: {}, expiresAt: Infinity };

test('a verified token is identified by its subject, at any address', () => {
  expect(clientKey({ viewer, address: '192.0.2.1' })).toBe(clientKey({ viewer, address: '192.0.2.2' }));
  expect(clientKey({ viewer: null, address: '192.0.2.1' })).not.toBe(clientKey({ viewer: null, address: '192.0.2.2' }));
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8:1:2::1', '2001:0db8:0001:0002:0:0:0:1', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::1', '::2', true],
  ['fe80::1%eth0', 'fe80::2', true],
  ['192.0.2.1', '192.0.2.2', false],
])('%s and %s: one IPv6 network is one client', (one, other, same) => {
  expect(addressKey(one) === addressKey(other)).toBe(same);
});

test.each([
  ['10/1m', { amount: 10, interval: 60_000 }],
  ['5/h', { amount: 5, interval: 3_600_000 }],
  ['100000/30s', { amount: 100_000, interval: 30_000 }],
  ['0/1m', null],
  ['10/0m', null],
  ['10/1w', null],
  ['ten', null],
])('the rate %s', (text, rate) => {
  expect(parseRate(text)).toEqual(rate);
});

test.each([
  ['Mutation.login:10/1m', { coordinate: 'Mutation.login', rate: { amount: 10, interval: 60_000 }, by: ['address'] }],
  [' Query.a:1/s by client ', { coordinate: 'Query.a', rate: { amount: 1, interval: 1_000 }, by: ['client'] }],
  [
    'Query.a:1/s by input.name',
    { coordinate: 'Query.a', rate: { amount: 1, interval: 1_000 }, by: [['input', 'name']] },
  ],
  [
    'Mutation.login:10/1m by address+input.username',
    { coordinate: 'Mutation.login', rate: { amount: 10, interval: 60_000 }, by: ['address', ['input', 'username']] },
  ],
  [
    'Query.a:1/s by a.b + client',
    { coordinate: 'Query.a', rate: { amount: 1, interval: 1_000 }, by: [['a', 'b'], 'client'] },
  ],
  ['Query.a:1/s by address+', null],
  ['Query.a:1/s by +address', null],
  ['Query.a:1/s by address+address', null],
  ['Query.a:1/s by address input.name', null],
  ['login:10/1m', null],
  ['Mutation.login', null],
  ['Mutation.login:10/1m for client', null],
])('the rule %s', (text, rule) => {
  expect(parseFieldRule(text)).toEqual(rule);
});
