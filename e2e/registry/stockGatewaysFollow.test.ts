import { ApolloGateway } from '@apollo/gateway';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

/** Apollo's own gateway in this process, as a managed one. Its settings are variables of the environment. */
class ManagedGateway {
  readonly #gateway = new ApolloGateway({
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  readonly #waiting: Array<{ text: string; found: () => void }> = [];
  #supergraph = '';

  async start(): Promise<void> {
    this.#gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => {
      this.#supergraph = coreSupergraphSdl;
      for (const { text, found } of this.#waiting) if (coreSupergraphSdl.includes(text)) found();
    });
    await this.#gateway.load({ apollo: { key: registry.keys.read, keyHash: 'a hash', graphRef: 'shop@current' } });
  }

  /** Resolves once it serves a supergraph with this text. */
  serves(text: string): Promise<void> {
    if (this.#supergraph.includes(text)) return Promise.resolve();
    return new Promise((found) => this.#waiting.push({ text, found }));
  }

  stop(): Promise<void> {
    return this.#gateway.stop();
  }
}

describeRover(withRover, () => {
  let gateway: ManagedGateway;

  beforeAll(async () => {
    await registry.publish('users', users('first: Int'));
    process.env['APOLLO_SCHEMA_CONFIG_DELIVERY_ENDPOINT'] = `${registry.address()}/uplink`;
    gateway = new ManagedGateway();
    await gateway.start();
  });

  afterAll(async () => {
    await gateway.stop();
    delete process.env['APOLLO_SCHEMA_CONFIG_DELIVERY_ENDPOINT'];
  });

  test('a stock gateway serves what is published', async () => {
    await gateway.serves('first: Int');
  });

  test('follows a publish, and a rollback', async () => {
    await registry.publish('users', users('second: Int'));
    await gateway.serves('second: Int');
    await registry.manage('rollback', 'shop@current', '1');
    await gateway.serves('first: Int');
  });

  test('goes on through an outage of the registry’s database', async () => {
    await registry.database.cut();
    expect((await uplink({ ref: 'shop@current', apiKey: registry.keys.read })).status).toBe(503);
    await registry.database.restore();
    await registry.publish('users', users('third: Int'));
    await gateway.serves('third: Int');
  });
});

function uplink(variables: Record<string, string>): Promise<Response> {
  const query =
    'query ($ref: String!, $apiKey: String!, $ifAfterId: ID) { routerConfig(ref: $ref, apiKey: $apiKey, ifAfterId: $ifAfterId) ' +
    '{ __typename ... on RouterConfigResult { id supergraphSDL minDelaySeconds } ... on Unchanged { id } ... on FetchError { code message } } }';
  return fetch(`${registry.address()}/uplink`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
}

describe('Uplink', () => {
  const ask = async (variables: Record<string, string>) => {
    const { data } = (await (await uplink(variables)).json()) as { data: { routerConfig: { id: string } } };
    return data.routerConfig;
  };

  test('says whether there is anything new', async () => {
    const known = { ref: 'shop@current', apiKey: registry.keys.read };
    const { id } = await ask(known);
    expect(await ask({ ...known, ifAfterId: id })).toEqual({ __typename: 'Unchanged', id });
    expect(await ask({ ...known, ifAfterId: 'another' })).toMatchObject({ __typename: 'RouterConfigResult', id });
  });

  test.each([
    ['AUTHENTICATION_FAILED', { ref: 'shop@current', apiKey: 'service:shop:wrong' }],
    ['ACCESS_DENIED', { ref: 'other@current', apiKey: 'read' }],
    ['UNKNOWN_REF', { ref: 'shop@nowhere', apiKey: 'read' }],
    ['UNKNOWN_REF', { ref: 'shop@../x', apiKey: 'read' }],
  ])('answers %s to %j', async (code, { ref, apiKey }) => {
    const key = apiKey === 'read' ? registry.keys.read : apiKey;
    expect(await ask({ ref, apiKey: key })).toMatchObject({ __typename: 'FetchError', code });
  });
});
