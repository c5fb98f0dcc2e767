import { describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { ask, byId, refusedWith, sha256, WAYS } from './support/ways.ts';

const SCHEMA = {
  any: {
    sdl: 'type Query { say(word: String): String } type Mutation { write(word: String): String }',
    resolvers: {
      Query: { say: (_: unknown, { word }: { word: string }) => word },
      Mutation: { write: (_: unknown, { word }: { word: string }) => word },
    },
  },
};
const web = useScriptedGraph(SCHEMA);
const without = useScriptedGraph(SCHEMA, { APQ: 'false' });

const variables = { word: 'ö"' };
const answer = { status: 200, body: { data: { say: 'ö"' } } };
let documents = 0;
const newDocument = () => `query Say${(documents += 1)}($word: String) { say(word: $word) }`;

describe.each(WAYS)('%s', (way) => {
  const at = (parameters: Parameters<typeof ask>[2]) => ask(web.graph.url, way, parameters);

  test('a registered document is executed by its hash', async () => {
    const query = newDocument();
    const extension = byId(sha256(query));
    const unknown = await at({ ...extension, variables });
    expect(unknown).toEqual({
      ...refusedWith(200, 'PERSISTED_QUERY_NOT_FOUND'),
      cacheControl: 'private, no-cache, must-revalidate',
    });
    expect(unknown.body).toMatchObject({ errors: [{ message: 'PersistedQueryNotFound' }] });
    expect(web.subgraphs.any.asked).toEqual([]);
    expect(await at({ ...extension, query, variables })).toMatchObject(answer);
    expect(await at({ ...extension, variables })).toMatchObject(answer);
    expect(await at({ ...extension, variables, operationName: `Say${documents}` })).toMatchObject(answer);
  });

  test('a wrong hash registers nothing', async () => {
    const [query, other] = [newDocument(), newDocument()];
    expect(await at({ ...byId(sha256(other)), query, variables })).toMatchObject(refusedWith(400, 'BAD_REQUEST'));
    for (const id of [sha256(query), sha256(other)])
      expect(await at(byId(id))).toMatchObject(refusedWith(200, 'PERSISTED_QUERY_NOT_FOUND'));
  });

  test('another version of the protocol is rejected', async () => {
    const query = newDocument();
    for (const version of [2, '1', null])
      expect(await at({ ...byId(sha256(query), version), query })).toMatchObject(refusedWith(400, 'BAD_REQUEST'));
    expect(await at({ query, extensions: { persistedQuery: 'x' } })).toMatchObject(refusedWith(400, 'BAD_REQUEST'));
  });

  test.each([
    ['not valid', '{ say { letters } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['no document', '{ say(', 'GRAPHQL_PARSE_FAILED'],
    [
      'too large',
      `{ ${Array.from({ length: 60 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
      'MAX_ROOT_FIELDS_LIMIT',
    ],
  ])('a document that is %s gets its errors and is not registered', async (_, query, code) => {
    const extension = byId(sha256(query));
    expect(await at({ ...extension, query })).toMatchObject(refusedWith(400, code));
    expect(await at(extension)).toMatchObject(refusedWith(200, 'PERSISTED_QUERY_NOT_FOUND'));
  });

  test('with APQ off clients get PERSISTED_QUERY_NOT_SUPPORTED', async () => {
    const query = newDocument();
    for (const parameters of [byId(sha256(query)), { ...byId(sha256(query)), query }])
      expect(await ask(without.graph.url, way, parameters)).toMatchObject(
        refusedWith(200, 'PERSISTED_QUERY_NOT_SUPPORTED'),
      );
    expect(await ask(without.graph.url, way, { query, variables })).toMatchObject(answer);
  });
});

test('a mutation by GET is rejected, also by hash', async () => {
  const query = 'mutation { write(word: "x") }';
  for (const way of ['GET', 'GET with a weighted Accept'] as const)
    for (const parameters of [{ query }, { ...byId(sha256(query)), query }, byId(sha256(query))])
      expect(await ask(web.graph.url, way, parameters)).toMatchObject(refusedWith(405, 'BAD_REQUEST'));
  expect(web.subgraphs.any.asked).toEqual([]);
});

test('a page without a preflight header cannot send hashes', async () => {
  const query = newDocument();
  await ask(web.graph.url, 'POST', { ...byId(sha256(query)), query });
  const search = new URLSearchParams({ extensions: JSON.stringify(byId(sha256(query)).extensions) });
  const response = await fetch(`${web.graph.url}?${search.toString()}`);
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  ]);
});
