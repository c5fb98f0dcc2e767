import { expect, test } from '@jest/globals';
import type { Script } from '../execution/support/ScriptedSubgraph.ts';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

/** A subgraph that lets everybody keep all of it, though somebody may not see it. */
const library = useScriptedGraph({
  library: {
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated"])
      type Query { open: String guarded: String @authenticated }
      type Mutation { write: String }`,
    resolvers: { Query: { open: () => 'o', guarded: () => 'g' }, Mutation: { write: () => 'w' } },
  },
});

const keep: Script = async (response, _, usual) =>
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60, public' })
    .end(JSON.stringify(await usual()));

async function cacheControlOf(query: string) {
  library.subgraphs.library.follow(keep);
  const response = await fetch(library.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.headers.get('cache-control');
}

test('an answer that depends on who asks is nobody else’s, whatever the subgraph says', async () => {
  expect(await cacheControlOf('{ open }')).toBe('max-age=60, public');
  expect(await cacheControlOf('query ($no: Boolean = false) { open guarded @include(if: $no) }')).toMatch(
    /private|no-store/,
  );
});

test('what a mutation answers is not kept', async () => {
  expect(await cacheControlOf('mutation { write }')).toBe('no-store');
});
