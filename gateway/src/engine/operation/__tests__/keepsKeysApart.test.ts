import { expect, test } from '@jest/globals';
import { buildSchema, type FieldNode, Kind, parse } from 'graphql';

import { InternalAliases } from '../InternalAliases.ts';

/** What of a supergraph the keys depend on: `price` is required, and has arguments. */
const keys = new InternalAliases(
  buildSchema(`
    directive @join__field(requires: String) on FIELD_DEFINITION
    type Query { book: Book }
    type Book { id: ID! title: String price(in: String): Int weight: Int tax: Int @join__field(requires: "weight price") }`),
);

function fieldOf(text: string): FieldNode {
  const [operation] = parse(`{ ${text} }`).definitions;
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  if (field?.kind !== Kind.FIELD) throw new Error('no field');
  return field;
}

test.each([
  ['title', 'title'],
  ['x: title', 'x'],
  ['title: title', 'title'],
  ['id: title', 'alias_id'],
  ['_entities: title', 'alias__entities'],
  ['alias_id: title', 'alias_alias_id'],
  ['price', 'alias_price'],
  ['price(in: "EUR")', 'alias_price'],
  ['euros: price(in: "EUR")', 'euros'],
  ['weight', 'weight'],
])('%s stands under %s', (field, key) => {
  expect(keys.of(fieldOf(field))).toBe(key);
});

test('clients know it under the key that they chose', () => {
  expect(['alias_id', 'alias_alias_id', 'title', 3].map((step) => keys.responseStep(step))).toEqual([
    'id',
    'alias_id',
    'title',
    3,
  ]);
});
