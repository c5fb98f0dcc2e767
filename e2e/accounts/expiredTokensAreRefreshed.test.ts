import { readFile } from 'node:fs/promises';

import { beforeAll, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, SignJWT } from 'jose';

import { password, signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();
let expired: string;
let refreshToken: string;

beforeAll(async () => {
  const person = await signIn(shop.graph, 'krishna');
  refreshToken = person.refreshToken;
  const { keys } = JSON.parse(await readFile(shop.stack.tokenKeysPath, 'utf8')) as { keys: [JWK] };
  const { alg, kid } = decodeProtectedHeader(person.accessToken);
  expired = await new SignJWT({ ...decodeJwt(person.accessToken), exp: Math.floor(Date.now() / 1000) - 60 })
    .setProtectedHeader({ alg: alg!, kid: kid!, typ: 'at+jwt' })
    .sign(await importJWK(keys[0]));
});

test('an expired token has its own error code', async () => {
  expect(await shop.graph.as(expired).ask('{ me { username } }')).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: 'TOKEN_EXPIRED' } }],
  });
});

test('refresh and login work while the client still sends its expired token', async () => {
  const refresh = `mutation ($token: String!) { refresh(refreshToken: $token) { __typename } }`;
  expect(await shop.graph.as(expired).ask(refresh, { token: refreshToken })).toEqual({
    status: 200,
    data: { refresh: { __typename: 'RefreshSuccess' } },
  });
  const login = `mutation ($password: String!) { login(input: { username: "krishna", password: $password }) { __typename } }`;
  expect(await shop.graph.as(expired).ask(login, { password })).toEqual({
    status: 200,
    data: { login: { __typename: 'LoginSuccess' } },
  });
});

test('other fields of the same operation need a valid token', async () => {
  const both =
    'mutation ($token: String!) { logout(refreshToken: $token) { __typename } changePhone(phone: "+49301234567") { __typename } }';
  expect(await shop.graph.as(expired).ask(both, { token: 'x' })).toMatchObject({ status: 401 });
});
