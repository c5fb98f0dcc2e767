import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';

import { InternalAliases } from '../../operation/InternalAliases.ts';
import { resolveOperation } from '../../operation/resolveOperation.ts';
import { TypeConditions } from '../../plan/TypeConditions.ts';
import { ResponseShape } from '../ResponseShape.ts';

const schema = buildSchema(`
  type Query { rated: Rated }
  interface Rated { score: Int }
  interface Named { name: String }
  type Book implements Rated & Named { score: Int name: String }
  type Film implements Rated { score: Int }
  type Order implements Named { name: String }
  union Thing = Book | Order`);

function fieldsOfRated(selections: string): string[] {
  const single = resolveOperation(parse(`{ rated { ${selections} } }`));
  const shape = new ResponseShape(schema, new TypeConditions(schema), new InternalAliases(schema), single);
  const [rated] = shape.fieldsOf('Query', shape.root);
  if (rated?.kind !== 'Field') throw new Error('no field');
  return shape
    .fieldsOf('Rated', rated.selections)
    .map((field) => (field.kind === 'AbstractType' ? 'undecided' : field.responseKey));
}

test.each([
  ['score', ['score']],
  ['score ... on Rated { x: score }', ['score', 'x']],
  ['score ... on Book { name }', ['undecided']],
  ['score ... on Named { name }', ['undecided']],
  ['score ... on Thing { __typename }', ['undecided']],
  // No object that is rated is an order.
  ['score ... on Named { ... on Order { name } }', ['score']],
  ['score ... on Thing { ... on Named { ... on Film { score } } }', ['score']],
])('an object of which only its interface is known has, of "%s": %p', (selections, fields) => {
  expect(fieldsOfRated(selections)).toEqual(fields);
});
