import { createSecretKey } from 'node:crypto';

import { expect, test } from '@jest/globals';

import { signRequest } from '../signRequest.ts';
import type { SignedMessage } from '../signatureBase.ts';
import { verifySignature } from '../verifySignature.ts';

const NOW = Date.UTC(2030, 0, 1);
const key = createSecretKey('a-secret-that-the-gateway-and-we-share', 'utf8');
const anotherKey = createSecretKey('a-secret-that-somebody-else-has-made-up', 'utf8');
const identityHeaders = ['authorization'];

const body = Buffer.from('{"query":"{ me { name } }"}');
const unsigned: SignedMessage = {
  method: 'POST',
  path: '/graphql',
  search: '',
  headers: { authorization: 'Bearer mine', traceparent: '00-1-1-00' },
};

function sign(message: SignedMessage, { now = NOW, secret = key } = {}): SignedMessage {
  return {
    ...message,
    headers: { ...message.headers, ...signRequest(message, body, { key: secret, identityHeaders, now }) },
  };
}

const withHeaders = (message: SignedMessage, headers: SignedMessage['headers']) => ({
  ...message,
  headers: { ...message.headers, ...headers },
});

function verify(message: SignedMessage, received: Buffer = body, keys = [key]) {
  return verifySignature(message, async () => received, { keys, identityHeaders, now: NOW });
}

const signed = sign(unsigned);

test('takes what the gateway has signed', async () => {
  expect(await verify(signed)).toBeNull();
  const { authorization: _, ...visitors } = unsigned.headers;
  expect(await verify(sign({ ...unsigned, headers: visitors, search: '?a=1' }))).toBeNull();
});

test('takes what the gateway has signed with headers of any name', async () => {
  const names = ['authorization', "x!#$%&'*+.^`|~y"];
  const message = withHeaders(unsigned, { [names[1]!]: 'a' });
  const signature = signRequest(message, body, { key, identityHeaders: names, now: NOW });
  expect(await verify(withHeaders(message, signature))).toBeNull();
});

test('lets proxies change what says nothing of the caller', async () => {
  expect(await verify(withHeaders(signed, { traceparent: '00-2-2-00', via: 'somebody' }))).toBeNull();
});

test('takes a new secret beside the old one', async () => {
  expect(await verify(signed, body, [anotherKey, key])).toBeNull();
  expect(await verify(sign(unsigned, { secret: anotherKey }), body, [anotherKey, key])).toBeNull();
});

test.each([
  ['clocks differ by half a minute', 30_000, null],
  ['it is older than that', 31_000, 'signed too long ago'],
  ['it is from as far ahead', -30_000, null],
  ['it is from farther ahead', -31_000, 'signed in the future'],
])('of time: %s', async (_, age, distrust) => {
  expect(await verify(sign(unsigned, { now: NOW - age }))).toBe(distrust);
});

const changed = 'signed by somebody else, or changed';

test.each([
  ['no signature', unsigned, 'not signed'],
  ['half a signature', withHeaders(signed, { signature: undefined }), 'not signed'],
  ['two signatures', withHeaders(signed, { signature: `${String(signed.headers['signature'])}, b=:b:` }), 'not signed'],
  ['another algorithm', withHeaders(signed, changedInput('"hmac-sha256"', '"none"')), 'not signed'],
  ['an empty signature', withHeaders(signed, { signature: 'gateway=::' }), 'not signed'],
  ['another secret', sign(unsigned, { secret: anotherKey }), changed],
  ['another method', { ...signed, method: 'PUT' }, changed],
  ['another path', { ...signed, path: '/admin' }, changed],
  ['another query', { ...signed, search: '?a=1' }, changed],
  ['another’s token', withHeaders(signed, { authorization: 'Bearer another’s' }), changed],
  ['a token taken away', withHeaders(signed, { authorization: undefined }), changed],
  ['a younger time', withHeaders(signed, changedInput(/created=(\d+)/, `created=${NOW / 1000 + 9}`)), changed],
  ['a digest that fits another body', withHeaders(signed, { 'content-digest': 'sha-256=:AAAA:' }), changed],
  [
    'a signature that leaves out the token',
    withHeaders(signed, changedInput(' "authorization"', '')),
    'signed too little',
  ],
  [
    'a signature that leaves out the body',
    withHeaders(signed, changedInput(' "content-digest"', '')),
    'signed too little',
  ],
  [
    'a token added to a visitor’s request',
    withHeaders(sign({ ...unsigned, headers: {} }), { authorization: 'Bearer mine' }),
    'signed too little',
  ],
])('refuses %s', async (_, message: SignedMessage, distrust) => {
  expect(await verify(message)).toBe(distrust);
});

test('refuses another body, and reads none of a request that is not signed', async () => {
  expect(await verify(signed, Buffer.from('{}'))).toBe('another body');
  const neverRead = () => Promise.reject(new Error('read'));
  const options = { keys: [key], identityHeaders, now: NOW };
  expect(
    await verifySignature(withHeaders(signed, { signature: `gateway=:${'A'.repeat(43)}=:` }), neverRead, options),
  ).toBe(changed);
});

test('signs as RFC 9421 says', () => {
  const { 'signature-input': input } = signRequest(unsigned, body, { key, identityHeaders, now: NOW });
  expect(input).toBe(
    'gateway=("@method" "@path" "@query" "content-digest" "authorization");created=1893456000;alg="hmac-sha256"',
  );
});

function changedInput(from: string | RegExp, to: string): Record<string, string> {
  return { 'signature-input': String(signed.headers['signature-input']).replace(from, to) };
}
