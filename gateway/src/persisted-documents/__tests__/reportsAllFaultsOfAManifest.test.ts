import { expect, test } from '@jest/globals';

import { readManifest } from '../Manifest.ts';

const OPERATION = { id: '1', name: 'A', type: 'query', body: 'query A { a }' };
const manifest = (more: object) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [OPERATION], ...more });

test('reads a generated manifest', () => {
  expect(readManifest(manifest({}))).toEqual([OPERATION]);
});

test.each([
  ['no JSON', '{', ['the file']],
  ['another format', manifest({ format: 'x', version: 2 }), ['format', 'version']],
  [
    'operations that lack something',
    manifest({ operations: [{ ...OPERATION, id: '', type: 'x' }] }),
    ['operations.0.id', 'operations.0.type'],
  ],
  ['an id that is used twice', manifest({ operations: [OPERATION, OPERATION] }), ['operations.1.id']],
])('rejects %s', (_, text, places) => {
  const message = (() => {
    try {
      return String(readManifest(text).length);
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(
    message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(':')[0]),
  ).toEqual(places);
});
