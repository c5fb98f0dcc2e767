import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { answersWith } from './support/scripts.ts';

const FORWARDED = ['authorization', 'x-a', 'x-b'] as const;

const library = useScriptedGraph(
  {
    library: {
      sdl: 'type Query { whose(a: String, b: [String]): String }',
      resolvers: {
        Query: {
          whose: (_, args, { headers }) => JSON.stringify([args, FORWARDED.map((name) => headers[name] ?? null)]),
        },
      },
    },
  },
  { RESPONSE_CACHE: 'memory', SHARE_QUERIES: 'true', FORWARDED_HEADERS: FORWARDED.join(',') },
);

/** Few different values, of what keys might be put together by, and those that then look like two of them. */
const value = fc.oneof(
  fc.constant('a'),
  fc.constantFrom('a,x-b,a', 'a"],["x-b","a', 'a","x-b":"a', 'a&x-b=a', 'a:a', 'a,a'),
  fc.constantFrom('', '"', ',', '\\', '\u00e9', 'null', 'undefined'),
);
const token = fc.constantFrom('', 'a', 'b', 'a","a');
const headers = fc.record({ authorization: token, 'x-a': value, 'x-b': value }, { requiredKeys: [] }) as fc.Arbitrary<
  Record<string, string>
>;
const variables = fc.record(
  { a: fc.option(value), b: fc.option(fc.array(fc.option(value), { maxLength: 2 })) },
  { requiredKeys: [] },
);
/** Some that differ in their headers alone, and some that may differ in all. */
const requests = fc.oneof(
  fc
    .tuple(variables, fc.array(headers, { minLength: 4, maxLength: 10 }))
    .map(([same, all]) => all.map((each) => ({ headers: each, variables: same }))),
  fc.array(fc.record({ headers: fc.oneof(fc.constant({}), headers), variables }), { minLength: 4, maxLength: 10 }),
);

const QUERY = 'query ($a: String, $b: [String]) { whose(a: $a, b: $b) }';

/** What the subgraph answers to who asks this, and to nobody else. An empty `Authorization` is as if absent. */
function expectedFor(sent: { headers: Record<string, string>; variables: object }): unknown {
  return [sent.variables, FORWARDED.map((name) => headerOf(sent.headers, name))];
}

function headerOf(all: Record<string, string>, name: string): string | null {
  return name === 'authorization' ? all[name] || null : (all[name] ?? null);
}

test.each([
  // Each identity has private answers of its own, and so has each token where a public answer depends on it.
  ['private ones', { 'cache-control': 'max-age=600, private' }],
  ['public ones that depend on the token', { 'cache-control': 'max-age=600, public', vary: 'Authorization' }],
  ['ones that do not say', { 'cache-control': 'max-age=600' }],
  ['ones that are not stored', { 'cache-control': 'no-store' }],
])('concurrent and repeated requests get their own responses: %s', async (_, cached) => {
  library.subgraphs.library.follow(answersWith(cached));
  const property = fc.asyncProperty(requests, async (sent) => {
    const twice = [...sent, ...sent];
    const answers = await Promise.all(
      twice.map(async (one) => {
        const response = await fetch(library.graph.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...one.headers },
          body: JSON.stringify({ query: QUERY, variables: one.variables }),
        });
        return (await response.json()) as { data: { whose: string } };
      }),
    );
    expect(answers.map(({ data }) => JSON.parse(data.whose))).toEqual(twice.map(expectedFor));
  });
  await fc.assert(property, { numRuns: 100 });
});
