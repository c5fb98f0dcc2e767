import { expect, test } from '@jest/globals';
import { buildSchema, type DocumentNode, parse } from 'graphql';

import { DocumentCache } from '../DocumentCache.ts';

const schema = buildSchema('type Query { a: Int }');

function cacheOf(valid: Readonly<Record<string, DocumentNode>> = {}) {
  const checked: DocumentNode[] = [];
  const cache = new DocumentCache({
    schema,
    exposesSchema: true,
    maxTokens: 10,
    findValid: (source) => valid[source],
    checkSize: (document) => void checked.push(document),
  });
  const verdictOn = (source: string, client = 'ann') => cache.find(source, client) ?? cache.check(source, client);
  return { verdictOn, checked };
}

test.each([
  ['{ a b: a }', 'Valid'],
  ['{ b }', 'Invalid'],
])('%s is %s, and checked once', (source, kind) => {
  const { verdictOn, checked } = cacheOf();
  const verdict = verdictOn(source);
  expect(verdict.kind).toBe(kind);
  expect(verdictOn(source, 'bob')).toBe(verdict);
  expect(checked).toHaveLength(1);
});

test.each(['{', '{ a a a a a a a a a }'])('%s is not a document, and cached as such', (source) => {
  const { verdictOn } = cacheOf();
  expect(verdictOn(source)).toMatchObject({
    kind: 'Invalid',
    errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
  });
  expect(verdictOn(source)).toBe(verdictOn(source));
});

test('a document that was validated elsewhere is not checked again', () => {
  const document = parse('{ a }');
  const { verdictOn, checked } = cacheOf({ '{ a }': document });
  expect(verdictOn('{ a }')).toMatchObject({ document });
  expect(checked).toEqual([]);
});
