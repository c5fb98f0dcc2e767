import { beforeAll, describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { createKey, type SigningKey, useIssuer } from './support/useIssuer.ts';

const { issuer, trusting } = useIssuer();
let key: SigningKey;
beforeAll(async () => {
  key = await createKey('key');
  issuer.published = [key.jwk];
});

const authorizations: string[] = [];
const Mutation = {
  login: () => ({ token: 'new', user: { name: 'Ann', email: 'ann@x.example' } }),
  refresh: () => ({ token: 'newer' }),
  rename: () => 1,
};
const graph = {
  accounts: {
    sdl: `
      type Query { me: String motto: String }
      type Mutation { login: Session refresh: Session rename: Int }
      type Session { token: String user: User }
      type User { name: String email: String @authenticated }`,
    resolvers: { Query: { me: () => 'ann', motto: () => 'hello' }, Mutation },
  },
};
const ANONYMOUS_FIELDS = 'Mutation.login, Mutation.refresh,Query.motto';
const house = useScriptedGraph(graph, trusting({ ANONYMOUS_FIELDS }));
const strict = useScriptedGraph(graph, trusting({ ANONYMOUS_FIELDS, REJECT_UNAUTHORIZED: 'true' }));

const now = () => Math.floor(Date.now() / 1000);
const expired = async () => `Bearer ${await issuer.sign(key, { exp: now() - 60 })}`;

async function ask(at: typeof house, authorization: string, query: string, variables = {}) {
  at.subgraphs.accounts.follow(async (response, request, usual) => {
    authorizations.push(String(request.headers.authorization));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await usual()));
  });
  authorizations.length = 0;
  const response = await fetch(at.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data?: unknown; errors?: Array<{ extensions: { code: string } }> };
  const codes = body.errors?.map(({ extensions }) => extensions.code);
  return { status: response.status, data: body.data, codes, challenge: response.headers.get('www-authenticate') };
}

const LOGIN = 'mutation { login { token } }';
const session = { token: 'new' };

describe.each<[string, () => Promise<string>]>([
  ['has expired', expired],
  ['is not valid', async () => `Bearer ${await issuer.sign(await createKey('key'))}`],
  ['is no token', async () => 'Bearer'],
  ['is of another scheme', async () => 'Basic YW5uOnNlY3JldA=='],
])('with a token that %s', (_, authorizationOf) => {
  test('a client signs in, and the subgraph does not get the token', async () => {
    expect(await ask(house, await authorizationOf(), LOGIN)).toMatchObject({ status: 200, data: { login: session } });
    expect(authorizations).toEqual(['undefined']);
  });

  test('nothing else is executed', async () => {
    const code = authorizationOf === expired ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED';
    expect(await ask(house, await authorizationOf(), '{ me }')).toEqual({
      status: 401,
      data: undefined,
      codes: [code],
      challenge: expect.stringMatching(/^Bearer/),
    });
    expect(authorizations).toEqual([]);
  });
});

test.each<[string, object, object]>([
  ['mutation { a: login { token } refresh { token } __typename }', {}, { a: session, refresh: { token: 'newer' } }],
  ['mutation { ...F } fragment F on Mutation { ... { login { token } } }', {}, { login: session }],
  ['mutation ($no: Boolean!) { login { token } rename @include(if: $no) }', { no: false }, { login: session }],
  ['mutation ($no: Boolean = true) { login { token } ... @skip(if: $no) { rename } }', {}, { login: session }],
  ['mutation { login { token } rename @skip(if: true) }', {}, { login: session }],
  ['{ motto }', {}, { motto: 'hello' }],
])('%s needs no identity', async (query, variables, data) => {
  expect(await ask(house, await expired(), query, variables)).toMatchObject({ status: 200, data });
});

test.each<[string, object]>([
  ['mutation { login { token } rename }', {}],
  ['mutation { login: rename }', {}],
  ['mutation { login { token } ...F } fragment F on Mutation { ... { rename } }', {}],
  ['mutation ($yes: Boolean!) { login { token } rename @include(if: $yes) }', { yes: true }],
  ['mutation ($yes: Boolean = true) { login { token } rename @include(if: $yes) }', {}],
  ['mutation ($no: Boolean = true) { login { token } rename @skip(if: $no) }', { no: false }],
  ['{ motto me }', {}],
])('%s needs one', async (query, variables) => {
  expect(await ask(house, await expired(), query, variables)).toMatchObject({ status: 401, codes: ['TOKEN_EXPIRED'] });
  expect(authorizations).toEqual([]);
});

test('what needs no identity shows no more than a visitor sees', async () => {
  const query = 'mutation { login { user { name email } } }';
  const data = { login: { user: { name: 'Ann', email: null } } };
  expect(await ask(house, await expired(), query)).toMatchObject({ data, codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
  expect(await ask(strict, await expired(), query)).toMatchObject({ status: 403 });
  expect(await ask(strict, await expired(), '{ me }')).toMatchObject({ status: 401, codes: ['TOKEN_EXPIRED'] });
});

test('a valid token goes along', async () => {
  const authorization = `Bearer ${await issuer.sign(key)}`;
  expect(await ask(house, authorization, LOGIN)).toMatchObject({ status: 200 });
  expect(authorizations).toEqual([authorization]);
});
