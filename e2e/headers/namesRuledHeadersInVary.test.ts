import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const SECRET = 'a-secret-that-both-of-them-share-0123456789';

const rules = {
  subgraphs: {
    users: {
      request: [
        { propagate: { named: 'x-user', rename: 'x-viewer' } },
        { propagate: { named: 'b3', rename: 'x-request-id' } },
        { insert: { name: 'x.key', value: 'k' } },
      ],
    },
  },
};

const graph = useScriptedGraph(
  {
    users: {
      sdl: 'type Query { me: String }',
      resolvers: { Query: { me: (_, __, { headers }) => headers['x-viewer'] } },
    },
  },
  { HEADER_RULES: JSON.stringify(rules), SUBGRAPH_SECRET: SECRET },
);

test('Vary names the client headers that any subgraph may get, by the names that clients use', async () => {
  const response = await fetch(graph.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user': 'ann' },
    body: '{"query":"{ me }"}',
  });
  expect(await response.json()).toEqual({ data: { me: 'ann' } });
  expect(response.headers.get('vary')!.toLowerCase().split(', ').sort()).toEqual([
    'accept',
    'authorization',
    'b3',
    'x-user',
  ]);
});

test('a signature covers headers as they are sent', async () => {
  await graph.graph.send('{"query":"{ me }"}', { 'x-user': 'bob' });
  const { headers } = graph.subgraphs.users.asked.at(-1)!;
  expect(headers['signature-input']).toContain('"x-viewer" "x.key"');
});
