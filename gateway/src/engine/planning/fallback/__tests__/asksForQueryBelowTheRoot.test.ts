import { expect, test } from '@jest/globals';

import { FallbackGraph } from './FallbackGraph.ts';

let failing = false;

const graph = new FallbackGraph({
  users: {
    sdl: `
      type Query { me: User nobody: User users: [User!]! }
      type Mutation { touch: Touched }
      type Touched { ok: Boolean query: Query }
      type User @key(fields: "id") { id: ID! query: Query! }
    `,
    resolvers: {
      Query: { me: () => ({ id: '1' }), nobody: () => null, users: () => [{ id: '1' }, { id: '2' }] },
      Mutation: { touch: () => ({ ok: true, query: {} }) },
      User: { query: () => ({}) },
    },
  },
  clocks: {
    sdl: `
      type Query { clock(zone: Int): Int }
      type User @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Query: {
        clock: (_: unknown, { zone }: { zone?: number }) => {
          if (failing) throw new Error('The clock is broken.');
          return zone ?? 7;
        },
      },
      User: { name: ({ id }: { id: string }) => `user ${id}` },
    },
  },
});

test('below what a mutation returns', async () => {
  expect(
    await graph.ask('mutation { touch { ok query { now: clock(zone: 3) me { name query { clock } } } } }'),
  ).toEqual({
    data: { touch: { ok: true, query: { now: 3, me: { name: 'user 1', query: { clock: 7 } } } } },
  });
});

test('below the items of a list, with one request for all', async () => {
  expect(await graph.ask('{ users { id query { clock me { name } } } }')).toEqual({
    data: {
      users: ['1', '2'].map((id) => ({ id, query: { clock: 7, me: { name: 'user 1' } } })),
    },
  });
  expect(graph.requests.filter((request) => request.startsWith('clocks: query{clock}'))).toHaveLength(1);
});

test('nothing is asked for where there is no object', async () => {
  expect(await graph.ask('{ nobody { query { clock } } }')).toEqual({ data: { nobody: null } });
  expect(graph.requests).toHaveLength(1);
});

test('an error is told at all places that are without the value', async () => {
  failing = true;
  expect(await graph.ask('{ users { query { clock } } }')).toEqual({
    data: { users: [{ query: { clock: null } }, { query: { clock: null } }] },
    errors: ['The clock is broken.', 'The clock is broken.'],
  });
  failing = false;
});
