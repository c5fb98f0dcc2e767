import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openSubgraph, viewer } from './Subgraph.ts';

let subgraph: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  subgraph = await openSubgraph();
});
afterAll(() => subgraph.stop());

const journal = '{ journal { nodes { position event user { username } at } } }';

test.each([
  ['a visitor', null, 'UNAUTHENTICATED'],
  ['a customer', viewer('user-1'), 'FORBIDDEN'],
  ['who may read users only', viewer('user-1', 'users:read'), 'FORBIDDEN'],
])('not for %s', async (_, asker, code) => {
  expect(await subgraph.ask(asker, journal)).toMatchObject({
    data: { journal: null },
    errors: [{ path: ['journal'], extensions: { code } }],
  });
});

test('for who may read it', async () => {
  expect(await subgraph.ask(viewer('user-2', 'journal:read'), journal)).toEqual({
    data: {
      journal: {
        nodes: [
          {
            position: '1',
            event: 'REGISTERED',
            user: { username: 'agatha' },
            at: new Date('2026-11-01T12:00:00.000Z'),
          },
        ],
      },
    },
  });
});
