import { ApolloServer } from '@apollo/server';
import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';

import { documentPlugin } from '../documentPlugin.ts';
import { nonRepeatableFieldsPlugin } from '../nonRepeatableFieldsPlugin.ts';
import { rejectedTokensPlugin } from '../rejectedTokensPlugin.ts';

const schema = buildSchema('type Query { find(limit: Int! = 1, of: [Int!]): Int } type Mutation { login: Int }');
const server = new ApolloServer<{ tokenError: null }>({
  schema,
  documentStore: null,
  plugins: [documentPlugin(schema), nonRepeatableFieldsPlugin(['Mutation.login']), rejectedTokensPlugin([])],
});

async function ask(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const request = { query, variables, ...(operationName !== undefined && { operationName }) };
  const { body, http } = await server.executeOperation(request, { contextValue: { tokenError: null } });
  if (body.kind !== 'single') throw new Error('There is one answer.');
  const { data, errors = [] } = body.singleResult;
  return { status: http.status ?? 200, data, codes: errors.map(({ extensions }) => extensions?.['code']) };
}
const rejected = (...codes: string[]) => ({ status: 400, data: undefined, codes });

test.each<[string, Parameters<typeof ask>, ReturnType<typeof rejected>]>([
  [
    'a document that is not valid',
    ['{ lose find(nope: 1) }'],
    rejected('GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED'),
  ],
  ['half a document', ['{ find('], rejected('GRAPHQL_PARSE_FAILED')],
  ['an unknown operation', ['query A { find }', {}, 'B'], rejected('OPERATION_RESOLUTION_FAILURE')],
  ['neither of two operations', ['query A { find } query B { find }'], rejected('OPERATION_RESOLUTION_FAILURE')],
  [
    'variables of another type, all of them',
    ['query ($a: Int!, $b: [Int!]) { find(limit: $a, of: $b) }', { a: 'x', b: [1, null] }],
    rejected('BAD_USER_INPUT', 'BAD_USER_INPUT'),
  ],
  ['a field that is not repeatable', ['mutation { a: login b: login }'], rejected('FIELD_NOT_REPEATABLE')],
])('%s', async (_, request, expected) => {
  expect(await ask(...request)).toEqual(expected);
  // It is remembered.
  expect(await ask(...request)).toEqual(expected);
});

test('what is right is executed', async () => {
  expect(await ask('query ($a: Int!) { find(limit: $a) }', { a: 1 })).toEqual({
    status: 200,
    data: { find: null },
    codes: [],
  });
});
