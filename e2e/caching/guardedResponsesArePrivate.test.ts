import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { mayBeKept } from './support/scripts.ts';

/** A subgraph that lets everybody keep all of it, though somebody may not see it. */
const library = useScriptedGraph({
  library: {
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated"])
      type Query { open: String guarded: String @authenticated }
      type Mutation { write: String }`,
    resolvers: { Query: { open: () => 'o', guarded: () => 'g' }, Mutation: { write: () => 'w' } },
  },
});

async function cacheControlOf(query: string) {
  library.subgraphs.library.follow(mayBeKept('max-age=60, public'));
  const response = await fetch(library.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.headers.get('cache-control');
}

test('a response with guarded fields is private, whatever the subgraph says', async () => {
  expect(await cacheControlOf('{ open }')).toBe('max-age=60, public');
  expect(await cacheControlOf('query ($yes: Boolean = true) { open guarded @include(if: $yes) }')).toMatch(
    /private|no-store/,
  );
});

test('so is a response whose guarded field is skipped', async () => {
  const query = 'query ($no: Boolean = false) { open guarded @include(if: $no) }';
  expect(await cacheControlOf(query)).toMatch(/private|no-store/);
});

test('mutation responses are not cached', async () => {
  expect(await cacheControlOf('mutation { write }')).toBe('no-store');
});
