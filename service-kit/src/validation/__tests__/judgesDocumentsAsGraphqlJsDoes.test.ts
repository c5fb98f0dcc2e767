import { expect, test } from '@jest/globals';
import {
  buildSchema,
  NoUnusedFragmentsRule,
  OverlappingFieldsCanBeMergedRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';

import { OverlappingFields } from '../rules/OverlappingFields.ts';
import { validateDocument } from '../validateDocument.ts';
import { randomDocument, randomNumbers, SDL } from './RandomDocuments.ts';

const schema = buildSchema(SDL);
const DOCUMENTS = 800;

/** How a judgement differs from graphql-js', and how many documents were found right and wrong. */
function compare(judge: (document: ReturnType<typeof parse>) => [ours: number, theirs: number]) {
  const random = randomNumbers(9);
  const differing: string[] = [];
  const found = { valid: 0, invalid: 0 };
  for (let at = 0; at < DOCUMENTS; at++) {
    const text = randomDocument(random);
    const [ours, theirs] = judge(parse(text));
    found[theirs === 0 ? 'valid' : 'invalid'] += 1;
    if ((ours === 0) !== (theirs === 0)) differing.push(text);
  }
  return { differing: differing.slice(0, 3), found };
}

test('fields that can be merged, and those that cannot', () => {
  const { differing, found } = compare((document) => [
    // A conflict in a fragment that is never used is not looked for: the document is wrong anyway.
    validate(schema, document, [OverlappingFields, NoUnusedFragmentsRule]).length,
    validate(schema, document, [OverlappingFieldsCanBeMergedRule, NoUnusedFragmentsRule]).length,
  ]);
  expect(differing).toEqual([]);
  expect(Math.min(found.valid, found.invalid)).toBeGreaterThan(DOCUMENTS / 20);
});

test.each([true, false])('whole documents, the schema told: %s', (exposesSchema) => {
  const { differing, found } = compare((document) => [
    validateDocument(schema, document, { exposesSchema }).length,
    validate(schema, document, specifiedRules).length,
  ]);
  expect(differing).toEqual([]);
  expect(found.valid).toBeGreaterThan(DOCUMENTS / 50);
});
