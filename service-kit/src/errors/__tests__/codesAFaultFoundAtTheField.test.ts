import { ApolloServer } from '@apollo/server';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import { argumentPathPlugin } from '../argumentPathPlugin.ts';
import { maskError } from '../maskError.ts';

const server = new ApolloServer({
  typeDefs: `
    input Box { weight: Int! = 1 }
    type Query { find(limit: Int! = 1, box: Box): Int, fail: Int }
  `,
  resolvers: { Query: { fail: () => Promise.reject(new Error('a secret')) } },
  formatError: maskError(pino({ level: 'silent' })),
  plugins: [argumentPathPlugin()],
});

async function errorOf(query: string, variables?: Record<string, unknown>) {
  const { body } = await server.executeOperation({ query, ...(variables && { variables }) });
  return body.kind === 'single' ? body.singleResult.errors?.[0]?.extensions : undefined;
}

test.each([
  ['an argument', 'query ($limit: Int) { find(limit: $limit) }', { limit: null }, ['limit']],
  ['an input field', 'query ($weight: Int) { find(box: { weight: $weight }) }', { weight: null }, ['box']],
])('null in a nullable variable for %s with a default', async (_, query, variables, argumentPath) => {
  expect(await errorOf(query, variables)).toEqual({ code: 'BAD_USER_INPUT', argumentPath });
});

test("a resolver's own fault stays masked", async () => {
  expect(await errorOf('{ fail }')).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
});
