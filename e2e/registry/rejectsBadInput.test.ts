import { beforeAll, describe, expect, test } from '@jest/globals';

import { extension, users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

const publish = (name: string, sdl: string, { ref = 'shop@current', key = registry.keys.publish } = {}) => {
  const schema = registry.file('input.graphql', sdl);
  return registry.rover(
    ['subgraph', 'publish', ref, '--name', name, '--schema', schema, '--routing-url', 'http://users/graphql'],
    key,
  );
};

describeRover(withRover, () => {
  beforeAll(async () => {
    await registry.publish('users', users());
  });

  test('malformed SDL fails the check at its line, and is never served', async () => {
    const malformed = `${users()}type Order {`;
    const { code, error } = await registry.check('users', malformed);
    expect([code, JSON.stringify(error)]).toEqual([1, expect.stringMatching(/users:4:13.*INVALID_GRAPHQL/)]);
    await publish('users', malformed);
    expect(await registry.supergraph()).toContain('name: String');
    await registry.publish('users', users());
  });

  test.each([
    ['federation 2.15', users().replace('v2.9', 'v2.15'), /v2\.14.*UNSUPPORTED_FEDERATION_VERSION/],
    ['@oneOf', `${users()}input Find @oneOf { id: ID }`, /Find.*ONE_OF_UNSUPPORTED/],
  ])('a schema with %s is told what is supported', async (_what, sdl, message) => {
    const { code, error } = await registry.check('users', sdl);
    expect([code, JSON.stringify(error)]).toEqual([1, expect.stringMatching(message)]);
  });

  describe('a schema of 5 MB', () => {
    const large = `${users()}"${'x'.repeat(5 * 1024 * 1024)}" scalar Large`;

    test('is refused with the limit when it is published, and stores nothing', async () => {
      const launches = await registry.launches();
      const { code, errors } = await publish('users', large);
      expect([code, errors]).toEqual([1, expect.stringContaining('larger than 4096 KiB')]);
      expect(await registry.launches()).toEqual(launches);
    });

    test('is refused with the limit when it is checked', async () => {
      const { code, error } = await registry.check('users', large);
      expect([code, error?.message]).toEqual([1, expect.stringContaining('larger than 4096 KiB')]);
    });
  });

  test('an empty schema is refused', async () => {
    expect(await publish('users', ' \n')).toMatchObject({
      code: expect.any(Number),
      errors: expect.stringContaining('empty'),
    });
  });

  test('an unknown graph is not found', async () => {
    const { code, errors } = await publish('users', users(), { ref: 'nothing@current' });
    expect([code, errors]).toEqual([1, expect.stringContaining('E010')]);
  });

  test('a key of another graph finds nothing, whether the graph exists or not', async () => {
    const { output } = await registry.manage('create-key', 'other', 'ci', 'publish');
    const foreign = await publish('users', users(), { key: output.trim() });
    const unknown = await publish('users', users(), { ref: 'nothing@current', key: output.trim() });
    expect(foreign.code).toBe(1);
    expect(foreign.errors.replaceAll('shop', 'nothing')).toBe(unknown.errors);
  });

  test.each([
    ['wrong', 'service:shop:wrong'],
    ['that looks otherwise', 'user:me:secret'],
  ])('a key %s is refused', async (_what, key) => {
    const { code, errors } = await publish('users', users(), { key });
    expect([code, errors]).toEqual([1, expect.stringContaining('The API key is not valid.')]);
  });

  test('a revoked key is refused', async () => {
    const created = (await registry.manage('create-key', 'shop', 'old', 'publish')).output.trim();
    const id = /^([0-9a-f-]{36}) .* old$/m.exec((await registry.manage('list-keys', 'shop')).output)?.[1] ?? '';
    expect((await registry.manage('revoke-key', 'shop', id)).code).toBe(0);
    expect((await publish('users', users(), { key: created })).errors).toContain('The API key is not valid.');
  });

  test('a key that may only read publishes and deletes nothing', async () => {
    const launches = await registry.launches();
    const { code, errors } = await publish('users', users('a: Int'), { key: registry.keys.read });
    expect([code, errors]).toEqual([1, expect.stringContaining('role publish')]);
    await registry.rover(['subgraph', 'delete', 'shop@current', '--name', 'users', '--confirm'], registry.keys.read);
    expect(await registry.launches()).toEqual(launches);
  });

  test.each(['../../etc/passwd', 'a/b', '..', 'a b', '%2e%2e', '1st', 'x'.repeat(65), 'ünïcode'])(
    'the name %s is refused and stores nothing',
    async (name) => {
      const launches = await registry.launches();
      const { code, errors } = await publish(name, users());
      expect([code, errors]).toEqual([1, expect.stringMatching(/name must start with a letter|error/)]);
      expect(await registry.launches()).toEqual(launches);
    },
  );

  test('an address that is none is refused', async () => {
    const schema = registry.file('input.graphql', extension('a'));
    const request = { url: 'not an address', name: 'new', revision: '1', sdl: schema };
    const response = await fetch(`${registry.address()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': registry.keys.publish },
      body: JSON.stringify({
        query:
          'mutation ($url: String, $name: String!, $sdl: String!) { graph(id: "shop") { publishSubgraph(name: $name, url: $url, ' +
          'revision: "1", activePartialSchema: { sdl: $sdl }, graphVariant: "current") { wasCreated } } }',
        variables: request,
      }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ message: 'The routing URL is not a valid URL.' }] });
  });

  test('a publish during an outage of the database is answered, changes nothing, and works again afterwards', async () => {
    const launches = await registry.launches();
    await registry.database.cut();
    const { code, errors } = await publish('users', users('later: Int'));
    expect([code, errors]).toEqual([1, expect.stringContaining('Nothing was changed; retry later.')]);
    await registry.database.restore();
    expect(await registry.launches()).toEqual(launches);
    expect((await publish('users', users('later: Int'))).code).toBe(0);
    expect(await registry.supergraph()).toContain('later: Int');
  });
});

describe('requests that are not rover’s', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${registry.address()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': registry.keys.publish, ...headers },
      body,
    });

  test.each([['null'], ['{}'], ['[]'], ['{"query":1}'], ['{"query":"{"}'], ['{"query":"{ nothing }"}'], ['"x"']])(
    '%s is answered with errors in JSON',
    async (body) => {
      expect(await (await post(body)).json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
    },
  );

  test('what is no JSON is refused', async () => {
    const response = await post('{');
    expect([response.status, await response.json()]).toEqual([400, { errors: [expect.any(Object)] }]);
  });

  test('without a key nothing is answered', async () => {
    const response = await post('{"query":"{ me { id } }"}', { 'x-api-key': '' });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});
