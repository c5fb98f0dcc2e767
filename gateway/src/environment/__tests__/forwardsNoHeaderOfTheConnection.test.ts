import { expect, test } from '@jest/globals';

import { forwardedHeaders } from '../forwardedHeaders.ts';

test.each([
  ['authorization,x-tenant', ['authorization', 'x-tenant']],
  [' Authorization , X-Tenant,authorization,', ['authorization', 'x-tenant']],
  ['cookie', ['cookie']],
  ["!#$%&'*+-.^_`|~09az", ["!#$%&'*+-.^_`|~09az"]],
  [',', []],
])('%j is forwarded', (text, names) => {
  expect(forwardedHeaders.parse(text)).toEqual(names);
});

test.each(
  [
    ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'te', 'trailer', 'upgrade', 'host', 'expect'],
    ['proxy-authorization', 'proxy-authenticate', 'proxy-connection', 'proxy-anything', 'http2-settings'],
    ['content-type', 'content-encoding', 'accept', 'accept-encoding', 'range', 'if-none-match'],
    ['signature', 'signature-input', 'content-digest', 'x-client-address'],
    ['Content-Length', 'HOST', 'Proxy-Authorization'],
    ['x tenant', 'x:tenant', ':path', 'x\ttenant', 'x\r\nhost', 'käse', 'x"y', '(x)', 'x/y', 'x;y', 'x=y', '\u0000'],
  ].flat(),
)('%j is not', (name) => {
  expect(forwardedHeaders.safeParse(`authorization,${name}`).error?.issues).toMatchObject([
    { message: expect.stringContaining(`wrong: ${JSON.stringify(name.toLowerCase())}`) },
  ]);
});

test('all wrong names are told at once, none of them at length', () => {
  const [issue] = forwardedHeaders.safeParse(`te,x-tenant,${':'.repeat(1_000)},Upgrade`).error!.issues;
  expect(issue!.message).toMatch(/: "te", ":{40}", "upgrade"$/);
});
