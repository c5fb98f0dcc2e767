import { describe, expect, test } from '@jest/globals';

import { extension, users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

describeRover(withRover, () => {
  test('publishes the first subgraph, and prints where to look', async () => {
    const { code, data } = await registry.publish('users', users());
    expect(code).toBe(0);
    expect(data).toMatchObject({
      success: true,
      subgraph_was_created: true,
      supergraph_was_updated: true,
      launch_url: expect.stringMatching(/\/launch\?ref=shop%40current&number=1$/),
    });
  });

  test('composes each further one with the others', async () => {
    await registry.publish('orders', extension('total'));
    const supergraph = await registry.supergraph();
    expect(supergraph).toContain('USERS @join__graph(name: "users", url: "http://users.example/graphql")');
    expect(supergraph).toContain('ORDERS @join__graph(name: "orders", url: "http://orders.example/graphql")');
  });

  test('publishing the same schema again changes nothing that is served', async () => {
    const { data } = await registry.publish('orders', extension('total'));
    expect(data).toMatchObject({
      subgraph_was_created: false,
      subgraph_was_updated: false,
      supergraph_was_updated: false,
    });
  });

  test('lists subgraphs with their addresses', async () => {
    const { data } = await registry.roverJson(['subgraph', 'list', 'shop@current']);
    expect(data['subgraphs']).toMatchObject([
      { name: 'orders', url: 'http://orders.example/graphql' },
      { name: 'users', url: 'http://users.example/graphql' },
    ]);
  });

  test('fetches a schema as it was published, to the byte', async () => {
    const { output } = await registry.rover(['subgraph', 'fetch', 'shop@current', '--name', 'users']);
    // Rover ends what it prints with a line break.
    expect(output).toBe(`${users()}\n`);
  });

  test('lints what the published schema does not violate', async () => {
    const schema = registry.file('lint.graphql', users('name: String "é" Last_name: String'));
    const { output } = await registry.rover([
      'subgraph',
      'lint',
      'shop@current',
      '--name',
      'users',
      '--schema',
      schema,
    ]);
    expect(output).toContain('Field "User.Last_name" should be in camelCase.');
  });

  describe('a subgraph that does not compose', () => {
    test('is recorded, with exit code 0 as is rover’s contract, and never served', async () => {
      const before = await registry.supergraph();
      const { code, data, error } = await registry.publish('broken', extension('name').replace('Int', 'Date'));
      expect([code, data.success]).toEqual([0, true]);
      expect(JSON.stringify(data) + JSON.stringify(error)).toContain('Unknown type Date');
      expect(await registry.supergraph()).toBe(before);
      expect((await registry.launches())[0]).toMatch(/^ {2}4 .* failed {2}publish broken {2}by ci$/);
    });

    test('is served once it is corrected', async () => {
      const { data } = await registry.publish('broken', extension('corrected'));
      expect(data).toMatchObject({ supergraph_was_updated: true });
      expect(await registry.supergraph()).toContain('corrected: Int');
      expect((await registry.launches())[0]).toMatch(/^\* 5 /);
    });
  });

  test('deletes a subgraph; a dry run deletes nothing', async () => {
    await registry.rover(['subgraph', 'delete', 'shop@current', '--name', 'broken', '--dry-run']);
    expect(await registry.supergraph()).toContain('corrected');
    const { code } = await registry.rover(['subgraph', 'delete', 'shop@current', '--name', 'broken', '--confirm']);
    expect([code, await registry.supergraph()]).toEqual([0, expect.not.stringContaining('corrected')]);
  });

  test('keeps variants apart', async () => {
    await registry.publish('users', users('nickname: String'), 'staging');
    expect(await registry.supergraph('staging')).toContain('nickname');
    expect(await registry.supergraph()).not.toContain('nickname');
  });

  test('prints the owner of its key', async () => {
    const { output } = await registry.rover(['config', 'whoami']);
    expect(output).toContain('shop');
  });
});
