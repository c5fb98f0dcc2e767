import { describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const SCHEMA = { any: { sdl: 'type Query { hello: String }', resolvers: { Query: { hello: () => 'world' } } } };
const ORIGIN = 'https://shop.example';
const web = useScriptedGraph(SCHEMA, { CORS_ORIGINS: ORIGIN });
const development = useScriptedGraph(SCHEMA, { NODE_ENV: 'development', HSTS_MAX_AGE: '31536000' });

const JSON_POST = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ hello }"}' };

const ANSWERS: Record<string, RequestInit & { path?: string }> = {
  data: JSON_POST,
  'data by Apollo Server': { ...JSON_POST, headers: { ...JSON_POST.headers, accept: '*/*; q=1' } },
  'a refusal by Apollo Server': { ...JSON_POST, body: '{"query":"{"}' },
  'a refusal by HTTP': { ...JSON_POST, body: '{' },
  'nothing there': { path: '/elsewhere' },
  health: { path: '/health/live' },
};

describe.each(Object.entries(ANSWERS))('%s', (_, { path, ...init }) => {
  test('has headers against sniffing, framing, scripts and referrers', async () => {
    const { headers } = await fetch(path ? new URL(path, web.graph.url) : web.graph.url, init);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

test('the landing page may load its own resources and is not framed', async () => {
  const { headers } = await fetch(development.graph.url, { headers: { accept: 'text/html' } });
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  expect(headers.get('content-security-policy')).toBe(
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(headers.get('x-frame-options')).toBe('DENY');
});

test('HSTS_MAX_AGE adds Strict-Transport-Security', async () => {
  const { headers } = await fetch(development.graph.url, JSON_POST);
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
});

describe('pages of other origins', () => {
  const withOrigin = (origin: string, init: RequestInit = JSON_POST) =>
    fetch(web.graph.url, { ...init, headers: { ...(init.headers as object), origin } });
  const corsHeaders = ({ headers }: Response) =>
    [...headers.keys()].filter((name) => name.startsWith('access-control-'));
  const PREFLIGHT = {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  };

  test('an allowed origin may read responses without credentials', async () => {
    const answer = await withOrigin(ORIGIN);
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(answer.headers.get('vary')).toBe('Accept, Authorization, Origin');
    expect(corsHeaders(answer)).toEqual(['access-control-allow-origin', 'access-control-expose-headers']);
  });

  test('preflight responses are cached for a day', async () => {
    const answer = await withOrigin(ORIGIN, PREFLIGHT);
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '86400',
    });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test.each(['https://elsewhere.example', 'null', `${ORIGIN}.elsewhere.example`, 'http://shop.example', '*'])(
    '%s gets nothing',
    async (origin) => {
      for (const answer of [await withOrigin(origin), await withOrigin(origin, PREFLIGHT)]) {
        expect(corsHeaders(answer)).toEqual([]);
        expect(answer.headers.get('vary')).toMatch(/, Origin$/);
      }
    },
  );
});
