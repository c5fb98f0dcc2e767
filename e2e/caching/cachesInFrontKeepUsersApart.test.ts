import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { type CacheRequest, type Fetch, HttpCache } from './support/HttpCache.ts';

/** What subgraphs say of an answer that they have made for whoever asked. None of it says that others may get it. */
const OWN = [
  'max-age=600',
  'max-age=600, private',
  'max-age=600, private="x"',
  'max-age=600, proxy-revalidate',
  'max-age=600, stale-while-revalidate=600, immutable',
  's-maxage=600, private',
];
/** And of one that is the same for all of a tenant. */
const COMMON = ['max-age=600, public', 's-maxage=600', 'max-age=600, must-revalidate', 'max-age=5, s-maxage=600'];
const HINTS = [...OWN, ...COMMON];

const library = useScriptedGraph(
  {
    library: {
      sdl: 'type Query { whose(hint: Int): String }',
      resolvers: {
        Query: {
          whose: (_, { hint }: { hint: number }, { headers }) =>
            identityOf(headers as Record<string, string>, COMMON.includes(HINTS[hint]!)),
        },
      },
    },
  },
  { RESPONSE_CACHE: 'memory', SHARE_QUERIES: 'true', FORWARDED_HEADERS: 'authorization,traceparent,x-tenant' },
);

/** What an answer may depend on. */
function identityOf({ authorization, 'x-tenant': tenant = 'none' }: Record<string, string>, isCommon = false) {
  // An empty header is as if absent.
  return `${isCommon ? 'somebody' : authorization || 'nobody'} of ${tenant}`;
}

function request(hint: number, headers: Record<string, string>): CacheRequest {
  const query = encodeURIComponent(`{ whose(hint: ${hint}) }`);
  return { url: `${library.graph.url}?query=${query}`, headers: { 'apollo-require-preflight': '1', ...headers } };
}

const toGateway: Fetch = async ({ url, headers }) => {
  const response = await fetch(url, { headers });
  return { headers: response.headers, text: await response.text() };
};

/** Where caches may be on the way. */
const WAYS: Record<string, () => { readonly get: Fetch; readonly caches: readonly HttpCache[] }> = {
  'a browser, which several people use': () => {
    const browser = new HttpCache('private', toGateway);
    return { get: browser.get, caches: [browser] };
  },
  'a shared cache': () => {
    const shared = new HttpCache('shared', toGateway);
    return { get: shared.get, caches: [shared] };
  },
  'a browser behind a shared cache': () => {
    const shared = new HttpCache('shared', toGateway);
    const browser = new HttpCache('private', shared.get);
    return { get: browser.get, caches: [shared, browser] };
  },
};

const askedBy = fc.record(
  {
    authorization: fc.constantFrom('Bearer ann', 'Bearer bob', ''),
    'x-tenant': fc.constantFrom('red', 'blue'),
    traceparent: fc.constantFrom('00-1', '00-2'),
    accept: fc.constantFrom('application/json', '*/*; q=1'),
  },
  { requiredKeys: ['accept'] },
);
const asked = fc.tuple(fc.nat(HINTS.length - 1), askedBy);

test.each(Object.keys(WAYS))('no user gets another user’s response through %s', async (name) => {
  library.subgraphs.library.follow(async (response, { query, variables }, usual) => {
    const hint = Number(/hint: ?(\d+)/.exec(query)?.[1] ?? Object.values(variables)[0]);
    response.setHeader('cache-control', HINTS[hint]!).setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await usual()));
  });
  let hits = 0;
  const property = fc.asyncProperty(fc.array(asked, { minLength: 10, maxLength: 40 }), async (requests) => {
    const { get, caches } = WAYS[name]!();
    for (const [hint, headers] of requests) {
      const { text } = await get(request(hint, headers));
      const expected = identityOf(headers, COMMON.includes(HINTS[hint]!));
      expect(JSON.parse(text)).toEqual({ data: { whose: expected } });
    }
    hits += caches.reduce((sum, cache) => sum + cache.hits, 0);
  });
  await fc.assert(property, { numRuns: 40 });
  expect(hits).toBeGreaterThan(0);
});
