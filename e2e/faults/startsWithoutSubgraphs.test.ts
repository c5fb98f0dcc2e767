import { expect, test } from '@jest/globals';

import { useStack } from '../support/useStack.ts';

const shop = useStack();

const ASKED = '{ me { username } recommendations(maxResults: 1) { title inStock } }';

const down = (serviceName: string) =>
  expect.objectContaining({ path: expect.anything(), extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName } });

test('the gateway starts without subgraphs and uses each of them when it starts', async () => {
  const { gateway, subgraphs } = shop.stack;
  await Promise.all([gateway, ...Object.values(subgraphs)].map((service) => service.stop()));

  await gateway.start();
  const nothing = await shop.graph.ask(ASKED);
  expect(nothing).toEqual({
    status: 200,
    data: { me: null, recommendations: null },
    errors: expect.arrayContaining(['users', 'recommendations'].map(down)),
  });

  await subgraphs.recommendations.start();
  expect(await shop.graph.ask(ASKED)).toEqual({
    status: 200,
    data: { me: null, recommendations: [{ title: expect.any(String), inStock: null }] },
    errors: expect.arrayContaining(['users', 'orders'].map(down)),
  });

  await Promise.all([subgraphs.users.start(), subgraphs.orders.start()]);
  expect(await shop.graph.get(ASKED)).toEqual({
    me: null,
    recommendations: [{ title: expect.any(String), inStock: expect.any(Boolean) }],
  });
});
