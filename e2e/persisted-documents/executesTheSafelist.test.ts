import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { ask, byId, refusedWith, sha256, WAYS } from './support/ways.ts';

const SCHEMA = {
  any: {
    sdl: 'type Query { say(word: String): Word } type Word { text: String length: Int }',
    resolvers: { Query: { say: (_: unknown, { word }: { word: string }) => ({ text: word, length: word.length }) } },
  },
};

const BODY =
  'query Say($word: String) {\n  say(word: $word) {\n    ...All\n  }\n}\n\nfragment All on Word {\n  text\n  length\n}';
/** As `generate-persisted-query-manifest` writes it. */
const manifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: sha256(BODY), name: 'Say', type: 'query', body: BODY },
    { id: 'chosen-by-hand', name: 'Length', type: 'query', body: 'query Length { say(word: "x") { length } }' },
    { id: 'outdated', name: 'Outdated', type: 'query', body: 'query Outdated { gone }' },
  ],
};

const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
const file = path.join(folder, 'manifest.json');
writeFileSync(file, JSON.stringify(manifest));
afterAll(() => rmSync(folder, { recursive: true }));

const withList = (SAFELIST: string) =>
  useScriptedGraph(SCHEMA, { PERSISTED_QUERY_MANIFEST: file, SAFELIST, INTROSPECTION: 'true' });
const graphs = { off: withList('off'), log: withList('log'), ids: withList('ids'), documents: withList('documents') };

const variables = { word: 'ox' };
const said = { status: 200, body: { data: { say: { text: 'ox', length: 2 } } } };
/** Layout, commas, comments and the order of definitions do not matter; all else does. */
const RELAID = 'fragment All on Word { text, length } # all\nquery Say ($word: String) { say(word: $word) { ...All } }';
const UNKNOWN = 'query Say($word: String) { say(word: $word) { text length } }';
const INTROSPECTION = '{ __schema { queryType { name } } }';

describe.each(WAYS)('%s', (way) => {
  const at = (mode: keyof typeof graphs, parameters: Parameters<typeof ask>[2]) =>
    ask(graphs[mode].graph.url, way, { variables, ...parameters });

  test.each(Object.keys(graphs) as Array<keyof typeof graphs>)(
    '%s: listed operations are executed by their ids',
    async (mode) => {
      expect(await at(mode, byId(sha256(BODY)))).toMatchObject(said);
      expect(await at(mode, { ...byId(sha256(BODY)), operationName: 'Say' })).toMatchObject(said);
      expect(await at(mode, byId('chosen-by-hand'))).toMatchObject({
        status: 200,
        body: { data: { say: { length: 1 } } },
      });
      expect(await at(mode, byId('outdated'))).toMatchObject(refusedWith(400, 'GRAPHQL_VALIDATION_FAILED'));
    },
  );

  test.each(['off', 'log'] as const)('%s: other operations are executed and can be registered', async (mode) => {
    expect(await at(mode, { query: UNKNOWN })).toMatchObject(said);
    expect(await at(mode, { query: UNKNOWN, ...byId(sha256(UNKNOWN)) })).toMatchObject(said);
    expect(await at(mode, byId(sha256(UNKNOWN)))).toMatchObject(said);
    expect(await at(mode, byId('unknown'))).toMatchObject(refusedWith(200, 'PERSISTED_QUERY_NOT_FOUND'));
  });

  test.each<[keyof typeof graphs, string, number, string]>([
    ['ids', BODY, 400, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['ids', UNKNOWN, 400, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['ids', INTROSPECTION, 400, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['documents', UNKNOWN, 403, 'QUERY_NOT_IN_SAFELIST'],
    ['documents', '{ say { ', 403, 'QUERY_NOT_IN_SAFELIST'],
    ['documents', `${RELAID} query Other { say { text } }`, 403, 'QUERY_NOT_IN_SAFELIST'],
    ['documents', `${INTROSPECTION.slice(0, -1)} say { text } }`, 403, 'QUERY_NOT_IN_SAFELIST'],
  ])('%s: %j is rejected', async (mode, query, status, code) => {
    expect(await at(mode, { query })).toMatchObject(refusedWith(status, code));
    expect(graphs[mode].subgraphs.any.asked).toEqual([]);
  });

  test.each(['ids', 'documents'] as const)('%s: registration is off and other ids are unknown', async (mode) => {
    expect(await at(mode, { query: BODY, ...byId(sha256(BODY)) })).toMatchObject(
      refusedWith(400, 'CANNOT_SEND_PQ_ID_AND_BODY'),
    );
    for (const id of [sha256(UNKNOWN), '__proto__', 'constructor'])
      expect(await at(mode, byId(id))).toMatchObject(refusedWith(404, 'PERSISTED_QUERY_NOT_IN_LIST'));
    expect(graphs[mode].subgraphs.any.asked).toEqual([]);
  });

  test('documents: a listed operation is executed in any layout', async () => {
    for (const query of [BODY, RELAID]) expect(await at('documents', { query })).toMatchObject(said);
  });

  test('documents: introspection is allowed if it is enabled', async () => {
    expect(await at('documents', { query: INTROSPECTION })).toMatchObject({ status: 200, body: { data: {} } });
  });
});
