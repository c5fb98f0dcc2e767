import { expect, test } from '@jest/globals';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';

import { argumentPathOf } from '../argumentPathOf.ts';

const schema = buildSchema(`
  enum Color { RED }
  input Box { weight: Int!, boxes: [Box!] }
  type Query { find(box: Box, color: Color, limit: Int!): Int }
`);

test.each([
  ['a wrong literal', '{ find(color: BLUE, limit: 1) }', ['color']],
  [
    'a literal deep in a list',
    '{ find(limit: 1, box: { weight: 1, boxes: [{ weight: 1 }, { weight: "x" }] }) }',
    ['box', 'boxes', 1, 'weight'],
  ],
  ['a missing argument', '{ find }', ['limit']],
  ['a missing input field', '{ find(limit: 1, box: { weight: 1, boxes: [{}] }) }', ['box', 'boxes', 0, 'weight']],
  ['an unknown input field', '{ find(limit: 1, box: { weight: 1, size: 2 }) }', ['box', 'size']],
  ['an unknown argument', '{ find(limit: 1, size: 2) }', ['size']],
  ['an unknown field, which is no argument', '{ lose }', undefined],
])('%s', (_, query, expected) => {
  const document = parse(query);
  const [error] = validate(schema, document);
  expect(argumentPathOf(error!, document)).toEqual(expected);
});

test.each([
  ['a whole variable', { limit: 'x' }, ['limit']],
  ['a missing variable', {}, ['limit']],
  ['a value within a variable', { limit: 1, boxes: [{ weight: 1 }, { weight: 'x' }] }, ['box', 'boxes', 1, 'weight']],
  [
    'a value that looks like a message',
    { limit: 1, boxes: [{ weight: 'x" at "a.b";' }] },
    ['box', 'boxes', 0, 'weight'],
  ],
])('%s', (_, variables, expected) => {
  const document = parse(
    'query ($limit: Int!, $boxes: [Box!]) { find(limit: $limit, box: { weight: 1, boxes: $boxes }) }',
  );
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the document has one operation');
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  expect(argumentPathOf(errors![0]!, document)).toEqual(expected);
});
