import { expect, test } from '@jest/globals';

import { clientAddress } from '../clientAddress.ts';
import { parseTrustedProxies } from '../TrustedProxies.ts';

const address = (trusted: string, remoteAddress: string, forwarded?: string) =>
  clientAddress(
    { remoteAddress, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } },
    parseTrustedProxies(trusted)!,
  );

test.each([
  ['nobody', '0', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['one proxy', '1', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['one proxy, and the client lies', '1', '10.0.0.1', '192.0.2.66, 198.51.100.1', '198.51.100.1'],
  ['two proxies', '2', '10.0.0.1', '192.0.2.66, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['more proxies than there are', '9', '10.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['a network', '10.0.0.0/8', '10.0.0.1', '192.0.2.66, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['a network, from outside of it', '10.0.0.0/8', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['addresses of both kinds', '::1, 127.0.0.1', '::1', '198.51.100.1, 127.0.0.1', '198.51.100.1'],
  ['an IPv4 address on an IPv6 socket', '127.0.0.0/8', '::ffff:127.0.0.1', '2001:db8::1', '2001:db8::1'],
  ['a proxy that writes ports', '1', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  ['a proxy that writes ports of IPv6', '1', '10.0.0.1', '[2001:db8::1]:4711', '2001:db8::1'],
  ['what is no address', '2', '10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
])('%s', (_, trusted, remoteAddress, forwarded, expected) => {
  expect(address(trusted, remoteAddress, forwarded)).toBe(expected);
});

test('without the header it is the socket’s address', () => {
  expect(address('1', '::ffff:192.0.2.1')).toBe('192.0.2.1');
});

test.each(['many', '10.0.0.0/33', '10.0.0/8', '::1/129', '1.2.3.4/', '1,x'])('%s are not proxies', (text) => {
  expect(parseTrustedProxies(text)).toBeNull();
});
