import { expect, test } from '@jest/globals';
import { buildSchema, type DocumentNode, parse } from 'graphql';

import { PlainDocuments } from '../PlainDocuments.ts';

const schema = buildSchema('type Query { a: Int }');

const documents = (valid: Readonly<Record<string, DocumentNode>>) =>
  new PlainDocuments(schema, { maxTokens: 10, findValid: (source) => valid[source] });

test('a document that was found valid elsewhere is taken as it is', () => {
  const document = parse('{ a }');
  expect(documents({ '{ a }': document }).get('{ a }')?.document).toBe(document);
});

test('a document that was found valid elsewhere is not plain where it asks for introspection', () => {
  const source = '{ __schema { __typename } }';
  expect(documents({ [source]: parse(source) }).get(source)).toBeNull();
});

test.each([
  ['{ a b: a }', true],
  ['{ b }', false],
  ['{', false],
  ['{ a a a a a a a a a }', false],
])('%s is read, and plain: %s', (source, isPlain) => {
  const read = documents({});
  const document = read.get(source);
  expect(document !== null).toBe(isPlain);
  expect(read.get(source)).toBe(document);
});
