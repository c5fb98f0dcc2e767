import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const web = useScriptedGraph(
  { any: { sdl: 'type Query { word: String }', resolvers: { Query: { word: () => 'w' } } } },
  { RATE_LIMIT: '23/1h', TRUSTED_PROXIES: '1' },
);

let addresses = 0;

/** A client at an address that nobody has asked from yet. Tells status and codes. */
function newClient() {
  const address = `10.1.0.${++addresses}`;
  return async (query: string) => {
    const { status, errors = [] } = await web.graph.send(JSON.stringify({ query }), {
      'x-forwarded-for': address,
    });
    return [status, ...errors.map(({ extensions }) => extensions.code)];
  };
}

/** Some three kilobytes, each document another one. */
const padded = (text: string, at: number) => `${text} #${'x'.repeat(3_000 - text.length)}${at}`;

test.each([
  ['not valid', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['no document', '{ word', 'GRAPHQL_PARSE_FAILED'],
  ['too large', `{ ${Array.from({ length: 60 }, (_, at) => `a${at}: word`).join(' ')} }`, 'MAX_ROOT_FIELDS_LIMIT'],
])('what is %s is charged by its size', async (_, text, code) => {
  const ask = newClient();
  for (let at = 0; at < 3; at++) expect((await ask(padded(text, at)))[1]).toBe(code);
  expect(await ask(padded(text, 3))).toEqual([429, 'RATE_LIMITED']);
  // A document that is known to be wrong is no cheaper.
  expect(await ask(padded(text, 1))).toEqual([429, 'RATE_LIMITED']);
});

test('valid documents are charged by cost, not by size', async () => {
  const ask = newClient();
  for (let at = 0; at < 5; at++) expect(await ask(padded('{ word }', at))).toEqual([200]);
});

test('an insolvent client gets known documents executed and no new ones checked', async () => {
  const ask = newClient();
  expect(await ask('{ word }')).toEqual([200]);
  while ((await ask(padded('{ nothing }', addresses)))[1] !== 'RATE_LIMITED');
  expect(await ask(`{ other: word } # ${addresses}`)).toEqual([429, 'RATE_LIMITED']);
  expect(await ask('{ word }')).toEqual([200]);
});

test('one client’s rejected documents are not charged to another', async () => {
  const ask = newClient();
  while ((await ask(padded('{ nothing }', addresses)))[1] !== 'RATE_LIMITED');
  expect(await newClient()(`{ other: word } # ${addresses}`)).toEqual([200]);
});
