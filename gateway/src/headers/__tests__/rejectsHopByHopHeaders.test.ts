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
)('%j is rejected', (name) => {
  expect(forwardedHeaders.safeParse(`authorization,${name}`).error?.issues).toMatchObject([
    { message: expect.stringContaining(`not allowed: ${JSON.stringify(name.toLowerCase())}`) },
  ]);
});

test('names all invalid headers in one message, each cut to a length', () => {
  const [issue] = forwardedHeaders.safeParse(`te,x-tenant,${':'.repeat(1_000)},Upgrade`).error!.issues;
  expect(issue!.message).toMatch(/: "te", ":{40}", "upgrade"$/);
});
