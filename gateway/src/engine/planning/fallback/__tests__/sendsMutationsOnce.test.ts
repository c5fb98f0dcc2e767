import { expect, test } from '@jest/globals';

import { FallbackGraph } from './FallbackGraph.ts';

const graph = new FallbackGraph({
  a: {
    sdl: `
      type Query { a: Int }
      type Mutation { save: Saved @shareable }
      type Saved @shareable { ok: Boolean }
    `,
    resolvers: { Mutation: { save: () => ({ ok: true }) } },
  },
  b: {
    sdl: `
      type Query { b: Int }
      type Mutation { save: Saved @shareable }
      type Saved @shareable { ok: Boolean by: String }
    `,
    resolvers: { Mutation: { save: () => ({ ok: true, by: 'b' }) } },
  },
});

test('a mutation that several subgraphs resolve is sent to one of them', async () => {
  expect(await graph.ask('mutation { save { ok } }')).toEqual({ data: { save: { ok: true } } });
  expect(graph.requests).toHaveLength(1);
});

test('that one has all that is selected of the result', async () => {
  expect(await graph.ask('mutation { save { ok by } }')).toEqual({ data: { save: { ok: true, by: 'b' } } });
  expect(graph.requests).toEqual(['b: mutation{save{ok by}}']);
});
