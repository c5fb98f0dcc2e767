import { beforeAll, expect, test } from '@jest/globals';

import { extension, users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

const contract = (name: string, ...filter: string[]) =>
  registry.rover(['contract', 'publish', `shop@${name}`, '--source-variant', 'current', ...filter]);

/** What clients of a contract may ask, in SDL. */
async function apiOf(variant: string): Promise<string> {
  return (await registry.rover(['graph', 'fetch', `shop@${variant}`])).output;
}

describeRover(withRover, () => {
  beforeAll(async () => {
    await registry.publish('users', users('name: String @tag(name: "public") email: String @tag(name: "internal")'));
    await registry.publish('orders', extension('total'));
  });

  test('a contract hides what is excluded and is served like any variant', async () => {
    const filter = ['--exclude-tag', 'internal', '--no-include-tags', '--no-hide-unreachable-types'];
    const { code, errors } = await contract('public', ...filter);
    expect([code, errors]).toEqual([0, expect.any(String)]);
    expect(await apiOf('public')).toContain('name: String');
    expect(await apiOf('public')).not.toContain('email');
    expect(await apiOf('current')).toContain('email');
    expect(await registry.supergraph('public')).toContain('email: String');
    expect(await registry.supergraph('public')).toContain('@inaccessible');
  });

  test('it is described', async () => {
    const { output } = await registry.rover(['contract', 'describe', 'shop@public']);
    expect(output).toContain('Excluded tags: internal');
  });

  test('it follows each publish to its source', async () => {
    await registry.publish('orders', extension('later'));
    expect(await apiOf('public')).toContain('later: Int');
  });

  test('with included tags only these fields are left', async () => {
    await registry.publish(
      'pages',
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])\n' +
        'type Query { page: Page @tag(name: "public") } type Page { title: String @tag(name: "public") draft: String }',
    );
    await contract('narrow', '--include-tag', 'public', '--no-exclude-tags', '--hide-unreachable-types');
    const api = await apiOf('narrow');
    expect(api).toContain('title: String');
    expect(api).not.toMatch(/draft|me:|total|later|email/);
  });

  test('a filter that leaves nothing is refused with the reason', async () => {
    const { code, errors } = await contract(
      'nothing',
      '--include-tag',
      'unknown',
      '--no-exclude-tags',
      '--no-hide-unreachable-types',
    );
    expect([code, errors]).toEqual([1, expect.stringMatching(/error/)]);
  });

  test('nobody publishes to a contract', async () => {
    const { code, error } = await registry.publish('users', users(), 'public');
    expect([code, error?.message]).toEqual([1, expect.stringContaining('is a contract')]);
  });
});
