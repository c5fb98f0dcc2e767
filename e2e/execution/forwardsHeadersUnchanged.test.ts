import { createHmac } from 'node:crypto';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { json } from 'node:stream/consumers';

import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

const SECRET = 'a-secret-that-both-of-them-share-0123456789';

const clock = useScriptedGraph(
  {
    times: {
      sdl: 'type Query { tenant: String }',
      resolvers: { Query: { tenant: (_, __, { headers }) => headers['x-tenant'] } },
    },
  },
  {
    FORWARDED_HEADERS: 'Authorization,X-Tenant,x-empty,x-tenant,x-hop',
    SUBGRAPH_SECRET: SECRET,
    RESPONSE_CACHE: 'memory',
  },
);

/** Sends headers a byte a character, which Node does beside a body of bytes alone, and several lines for a list. */
async function send(headers: OutgoingHttpHeaders): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request(clock.graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    });
    outgoing.on('response', (response) => void json(response).then(resolve, reject)).on('error', reject);
    outgoing.end(Buffer.from('{"query":"{ tenant }"}'));
  });
}

const lastAsked = () => clock.subgraphs.times.asked.at(-1)!.headers;

/** The bytes from 0x80 to 0xff, as characters. */
const OBS_TEXT = Array.from({ length: 128 }, (_, at) => String.fromCharCode(128 + at)).join('');

test.each([
  ['every byte beyond ASCII', OBS_TEXT],
  ['UTF-8', Buffer.from('Käse 書 🎈').toString('latin1')],
  ['half a letter of UTF-8', Buffer.from('ä').toString('latin1').slice(0, 1)],
  ['every sign of ASCII', `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`],
  ['tabs and spaces within', 'a\tb  c \t d'],
  ['5 KB', 'é'.repeat(5_000)],
])('a forwarded value of %s', async (_, value) => {
  await send({ 'x-tenant': value, authorization: `Bearer ${value}` });
  expect(lastAsked()).toMatchObject({ 'x-tenant': value, authorization: `Bearer ${value}` });
});

test('an empty value is forwarded as one', async () => {
  await send({ 'x-empty': '' });
  expect(lastAsked()).toMatchObject({ 'x-empty': '' });
});

test('several values are forwarded as a list in order', async () => {
  await send({ 'x-tenant': ['ä', 'b', 'ä'] });
  expect(lastAsked()['x-tenant']).toBe('ä, b, ä');
});

test('values that differ in non-ASCII bytes share neither requests nor responses', async () => {
  clock.subgraphs.times.follow((response, { headers }) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60' })
      .end(JSON.stringify({ data: { tenant: Buffer.from(String(headers['x-tenant']), 'latin1').toString('hex') } })),
  );
  const tenants = ['\u00e4', '\u00e5', '\u00c3\u00a4'];
  const answers = await Promise.all(tenants.map((tenant) => send({ 'x-tenant': tenant })));
  expect(answers).toEqual(['e4', 'e5', 'c3a4'].map((tenant) => ({ data: { tenant } })));
});

test('a signature covers the bytes of a header', async () => {
  await send({ 'x-tenant': 'K\u00e4se' });
  const headers = lastAsked();
  const input = String(headers['signature-input']).replace(/^gateway=/, '');
  const covered = /^\(([^)]*)\)/.exec(input)![1]!.split(' ');
  expect(covered).toContain('"x-tenant"');
  const values: Record<string, string> = { '"@method"': 'POST', '"@path"': '/', '"@query"': '?' };
  const lines = covered.map((name) => `${name}: ${values[name] ?? String(headers[name.slice(1, -1)])}\n`);
  const base = Buffer.from(`${lines.join('')}"@signature-params": ${input}`, 'latin1');
  expect(headers['signature']).toBe(`gateway=:${createHmac('sha256', SECRET).update(base).digest('base64')}:`);
});

test.each(['x-hop', 'close, X-Hop', ' x-hop ,keep-alive'])(
  'headers named by "Connection: %s" are not forwarded',
  async (connection) => {
    await send({ 'x-hop': 'secret', 'x-tenant': 'a', connection });
    expect(lastAsked()).not.toHaveProperty('x-hop');
    expect(lastAsked()).toMatchObject({ 'x-tenant': 'a', connection: 'keep-alive' });
  },
);
