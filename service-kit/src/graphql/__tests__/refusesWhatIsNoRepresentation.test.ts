import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, test } from '@jest/globals';
import { graphql, parse } from 'graphql';

import { checkRepresentations } from '../checkRepresentations.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { nothing: Int }
  type Plain { id: ID! }
  type Thing @key(fields: "id") { id: ID! }
`);
const schema = checkRepresentations(buildSubgraphSchema({ typeDefs }));

const ask = (representations: unknown[]) =>
  graphql({
    schema,
    source:
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Thing { id } } }',
    variableValues: { representations },
  });

describe('_entities', () => {
  test.each([
    ['an unknown type', { __typename: 'Nobody', id: '1' }],
    ['a type without a key', { __typename: 'Plain', id: '1' }],
    ['a built-in property of objects', { __typename: 'constructor' }],
    ['no type', { id: '1' }],
    ['a type that is no name', { __typename: 5 }],
    ['a number', 5],
    ['a string', 'Thing'],
    ['a list', [{ __typename: 'Thing', id: '1' }]],
  ])('refuses %s', async (_, representation) => {
    const { errors } = await ask([{ __typename: 'Thing', id: '1' }, representation]);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argumentPath: ['representations', 1] });
  });

  test('resolves representations of entities', async () => {
    const { data, errors } = await ask([{ __typename: 'Thing', id: '1' }]);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ _entities: [{ id: '1' }] });
  });
});
