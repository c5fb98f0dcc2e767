import { describe, expect, test } from '@jest/globals';

import { readOperations } from '../operations/readOperations.ts';

const namesOf = (path: string, text: string) => readOperations({ path, text }).map(({ id, name }) => `${id} ${name}`);

test('each operation of a file is taken with its fragments', () => {
  const text = 'query A { ...F }\nquery B { b }\nfragment F on Query { a }';
  const [first, second] = readOperations({ path: 'web/a.graphql', text });
  expect([first?.id, second?.id]).toEqual(['web/a.graphql:1', 'web/a.graphql:2']);
  expect(first?.document.definitions).toHaveLength(2);
  expect(second?.document.definitions).toHaveLength(1);
});

test.each([
  [
    'Apollo’s manifest',
    {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: 'h1', name: 'A', type: 'query', body: 'query A { a }' }],
    },
  ],
  ['documents by identifier', { h1: 'query A { a }' }],
])('%s is read', (_format, manifest) => {
  expect(namesOf('manifest.json', JSON.stringify(manifest))).toEqual(['h1 A']);
});

describe('what is no file of operations', () => {
  test.each([
    ['a.graphql', 'query {'],
    ['a.json', '{'],
    ['a.json', 'null'],
    ['a.json', '{"operations":[{"id":1}]}'],
    ['a.json', '{"h1":"query {"}'],
  ])('%s with %s is an error that names the file', (path, text) => {
    expect(() => readOperations({ path, text })).toThrow(/^a\.(?:graphql|json)/);
  });
});
