import { expect, test } from '@jest/globals';

import { useStack } from '../support/useStack.ts';

const shop = useStack({ gatewayEnvironment: { NODE_ENV: 'development' } });
const SANDBOX = 'https://studio.apollographql.com';

test('browsers get Apollo Sandbox at /graphql', async () => {
  const response = await fetch(shop.graph.url, { headers: { accept: 'text/html' } });
  expect(response.headers.get('content-type')).toMatch(/text\/html/);
  expect(await response.text()).toContain('embeddable-sandbox');
});

test('Sandbox may call the gateway with a token', async () => {
  const preflight = await fetch(shop.graph.url, {
    method: 'OPTIONS',
    headers: {
      origin: SANDBOX,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
      'access-control-request-private-network': 'true',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe(SANDBOX);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
  expect(preflight.headers.get('access-control-allow-private-network')).toBe('true');
});

test('other origins may not', async () => {
  const response = await fetch(shop.graph.url, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  });
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test('introspection shows descriptions and no federation types', async () => {
  const { __schema } = await shop.graph.get<{
    __schema: { types: Array<{ name: string; description: string | null }> };
  }>('{ __schema { types { name description } } }');
  const own = __schema.types.filter(({ name }) => !name.startsWith('__'));
  expect(own.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  expect(own.map(({ name }) => name).filter((name) => /^_|join__|link__/.test(name))).toEqual([]);
});

test('a form on a foreign page cannot send operations', async () => {
  const response = await fetch(shop.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"query":"{ __typename }"}',
  });
  expect(response.status).toBe(400);
  const get = await fetch(`${shop.graph.url}?query={__typename}`);
  expect(get.status).toBe(400);
});
