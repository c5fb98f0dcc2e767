import { readFile } from 'node:fs/promises';

import { beforeAll, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';

import { signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();
let administrators: string;
let withClaims: (claims: JWTPayload) => Promise<string>;

beforeAll(async () => {
  administrators = (await signIn(shop.graph, 'admin')).accessToken;
  const { keys } = JSON.parse(await readFile(shop.stack.tokenKeysPath, 'utf8')) as { keys: [JWK] };
  const key = await importJWK(keys[0]);
  const { alg, kid } = decodeProtectedHeader(administrators);
  withClaims = (claims) =>
    new SignJWT({ ...decodeJwt(administrators), ...claims })
      .setProtectedHeader({ alg: alg!, kid: kid!, typ: 'at+jwt' })
      .sign(key);
});

const JOURNAL = '{ journal(first: 1) { nodes { position event } pageInfo { hasNextPage } } }';
const withheldAt = (authorization: object, ...path: string[]) => ({
  status: 200,
  data: path.length > 1 ? { journal: null } : null,
  errors: [
    { message: 'Unauthorized field or type', path, extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', authorization } },
  ],
});

test('an administrator’s token has the policy and reads the journal', async () => {
  expect(decodeJwt(administrators)).toMatchObject({ policies: ['staff'] });
  expect(await shop.graph.as(administrators).get(JOURNAL)).toEqual({
    journal: { nodes: [{ position: '1', event: 'REGISTERED' }], pageInfo: { hasNextPage: true } },
  });
});

test('a token with the scope but without the policy does not read the journal', async () => {
  for (const policies of [undefined, [], ['customer']])
    expect(await shop.graph.as(await withClaims({ policies })).ask(JOURNAL)).toEqual(
      withheldAt({ missingPolicies: [['staff']] }, 'journal', 'nodes'),
    );
});

test('an administrator’s token without the scope does not read the journal', async () => {
  expect(await shop.graph.as(await withClaims({ scope: '' })).ask(JOURNAL)).toEqual(
    withheldAt({ missingScopes: [['journal:read']] }, 'journal'),
  );
});

test('a customer’s token has no policies', async () => {
  const { accessToken, graph } = await signIn(shop.graph, 'krishna');
  expect(decodeJwt(accessToken)).not.toHaveProperty('policies');
  expect(await graph.ask(JOURNAL)).toEqual(withheldAt({ missingScopes: [['journal:read']] }, 'journal'));
});
