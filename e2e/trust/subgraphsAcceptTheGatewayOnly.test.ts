import { createSecretKey } from 'node:crypto';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { signRequest } from '@online-books/service-kit/trust/signRequest';
import { subgraphNames } from '@online-books/tools/repository';

import { GatewaysGraph } from '../support/GatewaysGraph.ts';
import { Graph } from '../support/Graph.ts';
import { register, type Person } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

const urlOf = (name: 'users' | 'orders' | 'recommendations') => shop.stack.subgraphs[name].url;
const secretOf = (name: 'users' | 'orders' | 'recommendations') => shop.stack.gatewaySecrets![name];

const refused = {
  status: 403,
  errors: [{ message: 'This service answers its gateway only.', extensions: { code: 'CALLER_NOT_TRUSTED' } }],
};

const ME = JSON.stringify({ query: '{ me { username } }' });

let reader: Person;
let another: Person;
beforeAll(async () => {
  [reader, another] = [await register(shop.graph), await register(shop.graph)];
});

interface Signing {
  readonly secret?: string;
  /** In milliseconds. */
  readonly age?: number;
  readonly path?: string;
  readonly authorization?: string;
}

/** The headers of the reader's `ME` at the users subgraph, as its gateway would sign them, or not quite. */
function signedHeaders({ secret = secretOf('users'), age = 0, path = '/graphql', authorization }: Signing = {}) {
  const message = {
    method: 'POST',
    path,
    search: '',
    headers: { authorization: authorization ?? `Bearer ${reader.accessToken}` },
  };
  const key = createSecretKey(secret, 'utf8');
  return signRequest(message, Buffer.from(ME), { key, identityHeaders: ['authorization'], now: Date.now() - age });
}

const ask = (headers: Record<string, string>, body = ME, token = reader.accessToken) =>
  new Graph(urlOf('users'), token).send(body, headers);

test('a request with the gateway’s signature is accepted', async () => {
  expect(await ask(signedHeaders())).toEqual({ status: 200, data: { me: { username: reader.username } } });
});

test.each([
  ['without a signature', () => ask({})],
  ['signed with a secret of somebody’s own', () => ask(signedHeaders({ secret: 'x'.repeat(43) }))],
  ['signed for another subgraph', () => ask(signedHeaders({ secret: secretOf('orders') }))],
  ['replayed when its time is over', () => ask(signedHeaders({ age: 40_000 }))],
  ['signed for later', () => ask(signedHeaders({ age: -40_000 }))],
  ['with another body', () => ask(signedHeaders(), JSON.stringify({ query: '{ me { id } }' }))],
  ['signed for another path', () => ask(signedHeaders({ path: '/' }))],
  ['with a client address that is not signed', () => ask({ ...signedHeaders(), 'x-client-address': '192.0.2.1' })],
  ['with another’s token', () => ask(signedHeaders(), ME, another.accessToken)],
])('a request %s is refused', async (_, answer) => {
  expect(await answer()).toEqual(refused);
});

describe.each(subgraphNames)('%s', (name) => {
  test('rejects everyone but the gateway, with any method', async () => {
    expect(await new Graph(urlOf(name)).ask('{ _service { sdl } }')).toEqual(refused);
    const got = await fetch(`${urlOf(name)}?query={__typename}`);
    expect({ status: got.status, ...((await got.json()) as object) }).toEqual(refused);
  });

  test('serves its schema to a router with the secret', async () => {
    const { _service } = await new GatewaysGraph(shop.stack, name).get<{ _service: { sdl: string } }>(
      '{ _service { sdl } }',
    );
    expect(_service.sdl).toContain('@link');
  });

  test('serves health checks to all', async () => {
    const { status } = await fetch(new URL('/health/ready', urlOf(name)));
    expect(status).toBe(200);
  });
});

test('the public keys are served to all', async () => {
  const { status } = await fetch(new URL('/.well-known/jwks.json', urlOf('users')));
  expect(status).toBe(200);
});
