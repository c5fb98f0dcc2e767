import { beforeAll, expect, test } from '@jest/globals';

import { users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

describeRover(withRover, () => {
  beforeAll(async () => {
    for (const field of ['first', 'second', 'third']) await registry.publish('users', users(`${field}: Int`));
  });

  test('a rollback serves what an earlier launch served, as a new launch', async () => {
    const { code, output } = await registry.manage('rollback', 'shop@current', '1');
    expect([code, output]).toEqual([0, expect.stringContaining('launch 4 of shop@current is live')]);
    expect(await registry.supergraph()).toContain('first: Int');
    expect(await registry.launches()).toEqual([
      expect.stringMatching(/^\* 4 .* rollback {2}by command line$/),
      ...[3, 2, 1].map((number) => expect.stringMatching(new RegExp(`^ {2}${number} .* publish users {2}by ci$`))),
    ]);
  });

  test('the next publish builds on what was rolled back to', async () => {
    expect((await registry.rover(['subgraph', 'fetch', 'shop@current', '--name', 'users'])).output).toContain(
      'first: Int',
    );
  });

  test('a promotion serves at one variant what another serves', async () => {
    const { code, output } = await registry.manage('promote', 'shop@current', 'production');
    expect([code, output]).toEqual([0, expect.stringContaining('launch 1 of shop@production is live')]);
    expect(await registry.supergraph('production')).toBe(await registry.supergraph());
    await registry.publish('users', users('fourth: Int'));
    expect(await registry.supergraph('production')).toContain('first: Int');
  });

  test.each([
    [['rollback', 'shop@current', '99'], 'has no launch 99'],
    [['rollback', 'shop@current', '-1'], 'usage:'],
    [['rollback', 'shop@nowhere', '1'], 'There is no variant shop@nowhere'],
    [['rollback', '../shop@current', '1'], 'name must start with a letter'],
    [['promote', 'shop@nowhere', 'production'], 'There is no variant'],
    [['promote', 'shop@current', '../x'], 'name must start with a letter'],
    [['create-key', 'shop', 'ci', 'admin'], 'usage:'],
    [['surprise'], 'usage:'],
  ])('%j says what is wrong and exits with code 1', async (args, message) => {
    const { code, errors } = await registry.manage(...args);
    expect([code, errors]).toEqual([1, expect.stringContaining(message)]);
  });

  test('a launch that did not compose cannot be rolled back to', async () => {
    await registry.publish('users', users('a: Nothing'));
    const number = (/^ {2}(\d+)/.exec((await registry.launches())[0] ?? '') ?? [])[1]!;
    const { code, errors } = await registry.manage('rollback', 'shop@current', number);
    expect([code, errors]).toEqual([1, expect.stringContaining('did not compose')]);
  });
});
