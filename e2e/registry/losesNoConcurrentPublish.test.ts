import { beforeAll, expect, test } from '@jest/globals';

import { extension, users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

describeRover(withRover, () => {
  beforeAll(async () => {
    await registry.publish('users', users());
  });

  test('subgraphs that are published at once are all served, each in a launch of its own', async () => {
    const names = ['orders', 'reviews', 'stock', 'prices', 'media', 'search', 'carts', 'offers'];
    const outcomes = await Promise.all(names.map((name) => registry.publish(name, extension(name))));
    expect(outcomes.map(({ code }) => code)).toEqual(names.map(() => 0));
    const supergraph = await registry.supergraph();
    expect(names.filter((name) => !supergraph.includes(`${name}: Int`))).toEqual([]);
    const launches = await registry.launches();
    expect(launches.map((line) => Number(/^. (\d+)/.exec(line)?.[1]))).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(launches.map((line) => / publish (\S+)/.exec(line)?.[1]).sort()).toEqual([...names, 'users'].sort());
  });
});
