import { describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { useIssuer } from '../identity/support/useIssuer.ts';
import { startGateway } from '../support/startGateway.ts';

const SHOP = 'https://shop.example';
const ADMIN = 'https://admin.example:8443';
const SCHEMA = { any: { sdl: 'type Query { hello: String }', resolvers: { Query: { hello: () => 'world' } } } };

const { trusting } = useIssuer();
const web = useScriptedGraph(
  SCHEMA,
  trusting({
    CORS_ORIGINS: `${SHOP}, ${ADMIN}`,
    BATCH_LIMIT: '2',
    BODY_LIMIT: '2000',
    RATE_LIMITED_FIELDS: 'Query.hello:1/1h by address',
  }),
);
const withCookies = useScriptedGraph(SCHEMA, { CORS_ORIGINS: SHOP, CORS_CREDENTIALS: 'true' });
const anyPage = useScriptedGraph(SCHEMA, { CORS_ORIGINS: '*' });
const sandboxed = useScriptedGraph(SCHEMA, { CORS_ORIGINS: 'null' });

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

const JSON_POST = { method: 'POST', headers: { 'content-type': 'application/json' } };
const QUERY = '{"query":"{ __typename }"}';

/** Each with the status by which it is answered. */
const REQUESTS: ReadonlyArray<readonly [name: string, status: number, sent: Sent]> = [
  ['an operation', 200, { ...JSON_POST, body: QUERY }],
  ['an operation by GET', 200, { path: '/graphql?query={__typename}', headers: { 'apollo-require-preflight': '1' } }],
  ['a GET that may be a forgery', 400, { path: '/graphql?query={__typename}' }],
  ['an operation that is not valid', 400, { ...JSON_POST, body: '{"query":"{ nothing }"}' }],
  ['a body that is no JSON', 400, { ...JSON_POST, body: '{' }],
  ['a body that is no UTF-8', 400, { ...JSON_POST, body: new Uint8Array([0x7b, 0xff]) }],
  ['a body without an operation', 400, { ...JSON_POST, body: '{}' }],
  [
    'a token that is broken',
    401,
    { ...JSON_POST, headers: { ...JSON_POST.headers, authorization: 'Bearer x' }, body: QUERY },
  ],
  ['a path where nothing is', 404, { path: '/elsewhere' }],
  ['a method that is not supported', 405, { method: 'DELETE', headers: { 'apollo-require-preflight': '1' } }],
  [
    'an Accept that asks for something else',
    406,
    { ...JSON_POST, headers: { ...JSON_POST.headers, accept: 'image/png' }, body: QUERY },
  ],
  ['a body that is too large', 413, { ...JSON_POST, body: `{"query":"${'#'.repeat(3_000)}"}` }],
  ['a body of another type', 415, { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' }],
  [
    'a body of an unknown encoding',
    415,
    { ...JSON_POST, headers: { ...JSON_POST.headers, 'content-encoding': 'compress' }, body: QUERY },
  ],
  ['a batch that is too long', 422, { ...JSON_POST, body: `[${QUERY},${QUERY},${QUERY}]` }],
];

function send(url: string, origin: string | null, { path, ...init }: Sent): Promise<Response> {
  const headers = { ...init.headers, ...(origin !== null && { origin }) };
  return fetch(path ? new URL(path, url) : url, { ...init, headers });
}

const varyOf = ({ headers }: Response) => headers.get('vary')?.toLowerCase().split(', ') ?? [];
const corsHeadersOf = ({ headers }: Response) => [...headers].filter(([name]) => name.startsWith('access-control-'));

describe.each(REQUESTS)('%s', (_, status, sent) => {
  test.each([SHOP, ADMIN])('a page of %s may read the response', async (origin) => {
    const response = await send(web.graph.url, origin, sent);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(corsHeadersOf(response))).toEqual({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'Retry-After, WWW-Authenticate',
    });
    expect(varyOf(response)).toContain('origin');
  });

  test.each(['https://elsewhere.example', 'null', `${SHOP}/`, 'https://SHOP.example', `${SHOP}, ${ADMIN}`, '*', null])(
    'a page of %s may not, and Vary names Origin',
    async (origin) => {
      const response = await send(web.graph.url, origin, sent);
      expect(response.status).toBe(status);
      expect(corsHeadersOf(response)).toEqual([]);
      expect(varyOf(response)).toContain('origin');
    },
  );
});

test('a rate-limited page can read Retry-After', async () => {
  const again = { ...JSON_POST, body: '{"query":"{ hello }"}' };
  await send(web.graph.url, SHOP, again);
  const response = await send(web.graph.url, SHOP, again);
  expect(response.status).toBe(429);
  expect(response.headers.get('access-control-allow-origin')).toBe(SHOP);
  expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
});

describe('a preflight request', () => {
  const preflight = (headers: Record<string, string> = {}) => ({
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'POST', ...headers },
  });
  const allowedHeaders = async (requested: string) => {
    const response = await send(web.graph.url, SHOP, preflight({ 'access-control-request-headers': requested }));
    expect(response.status).toBe(204);
    return response.headers.get('access-control-allow-headers') ?? '';
  };

  test('is answered at every path', async () => {
    const response = await send(web.graph.url, SHOP, { ...preflight(), path: '/elsewhere' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(SHOP);
  });

  test('grants the headers that it asks for', async () => {
    expect(await allowedHeaders('authorization,content-type')).toBe('authorization,content-type');
    expect(await allowedHeaders('authorization, x-tenant ,authorization')).toBe('authorization,x-tenant');
  });

  test('grants a bounded number of valid header names', async () => {
    expect(await allowedHeaders('x-a,<script>,x b,"x",,x-c')).toBe('x-a,x-c');
    expect(await allowedHeaders('x'.repeat(8_000))).toBe('');
    const many = await allowedHeaders(Array.from({ length: 2_000 }, (_, at) => `x-${at}`).join());
    expect(many.startsWith('x-0,x-1,x-2,')).toBe(true);
    expect(many.length).toBeLessThan(500);
  });

  test('of another origin gets nothing', async () => {
    const response = await send(web.graph.url, 'https://elsewhere.example', preflight());
    expect(corsHeadersOf(response)).toEqual([]);
    expect(varyOf(response)).toContain('origin');
  });

  test('without Access-Control-Request-Method is an ordinary request', async () => {
    const response = await send(web.graph.url, SHOP, { method: 'OPTIONS' });
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBe(SHOP);
  });
});

describe('credentials', () => {
  const query = { ...JSON_POST, body: QUERY };
  const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } };

  test.each([query, preflight, { path: '/elsewhere' }])('are allowed if configured: %j', async (sent) => {
    const allowed = await send(withCookies.graph.url, SHOP, sent);
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    expect(allowed.headers.get('access-control-allow-origin')).toBe(SHOP);
    expect(corsHeadersOf(await send(withCookies.graph.url, ADMIN, sent))).toEqual([]);
  });

  test.each([query, preflight])('are never allowed with a wildcard: %j', async (sent) => {
    const response = await send(anyPage.graph.url, 'https://any.example', sent);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(varyOf(response)).not.toContain(sent === query ? 'origin' : 'none');
  });

  test('CORS_CREDENTIALS and a wildcard together are a configuration error', async () => {
    await expect(startGateway({ CORS_ORIGINS: '*', CORS_CREDENTIALS: 'true' })).rejects.toThrow(
      'CORS_CREDENTIALS: cannot be true where CORS_ORIGINS is *',
    );
  });
});

test('the opaque origin null is allowed if it is listed', async () => {
  const response = await send(sandboxed.graph.url, 'null', { ...JSON_POST, body: QUERY });
  expect(response.headers.get('access-control-allow-origin')).toBe('null');
});

test.each(['shop.example', 'https://shop.example/', 'https://Shop.example', 'https://shop.example/path', `*,${SHOP}`])(
  'the invalid origin %s is a configuration error',
  async (origin) => {
    await expect(startGateway({ CORS_ORIGINS: origin })).rejects.toThrow('CORS_ORIGINS: must be origins');
  },
);
