import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { Graph } from '../support/Graph.ts';
import { type RunningGateway, startGateway } from '../support/startGateway.ts';

const LIMITED = { RATE_LIMITED_FIELDS: 'Query.house:4/1h by address', TRUSTED_PROXIES: '1' };

const houses = useScriptedGraph(
  {
    houses: {
      sdl: 'type Query { house: House } type House { colour: String owner: String @authenticated }',
      resolvers: { Query: { house: () => ({ colour: 'red', owner: 'Ann' }) } },
    },
  },
  { ...LIMITED, REJECT_UNAUTHORIZED: 'true' },
);

/** A client at an address that nobody has asked from yet. Tells the codes of the errors that it is answered. */
function newClient(graph: Graph): (query: string) => Promise<string[]> {
  const address = `10.0.0.${++addresses}`;
  return async (query) => {
    const { errors = [] } = await graph.send(JSON.stringify({ query }), {
      'x-forwarded-for': address,
    });
    return errors.map(({ extensions }) => extensions.code);
  };
}
let addresses = 0;

test('an unauthorized operation is not charged', async () => {
  const ask = newClient(houses.graph);
  for (let time = 0; time < 6; time++) expect(await ask('{ house { owner } }')).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  for (let time = 0; time < 4; time++) expect(await ask('{ house { colour } }')).toEqual([]);
  expect(await ask('{ house { colour } }')).toEqual(['RATE_LIMITED']);
});

let folder: string;
let gateway: RunningGateway;

/** The owners of houses know no key by which they could be asked for them. */
beforeAll(async () => {
  const house = (fields: string) => `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type House @key(fields: "id") { id: ID ${fields} }`;
  const supergraph = composeSupergraph([
    { name: 'houses', sdl: `${house('')} type Query { house: House }`, url: 'http://127.0.0.1:1/' },
    { name: 'owners', sdl: house('owner: String'), url: 'http://127.0.0.1:1/' },
  ]);
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  const file = path.join(folder, 'supergraph.graphql');
  await writeFile(file, supergraph.replace('@join__type(graph: OWNERS, key: "id")', '@join__type(graph: OWNERS)'));
  gateway = await startGateway({ ...LIMITED, SUPERGRAPH_PATH: file, LOG_LEVEL: 'fatal' });
});
afterAll(async () => {
  await gateway?.stop();
  await rm(folder, { recursive: true });
});

test('an operation that cannot be planned is charged once', async () => {
  const ask = newClient(new Graph(gateway.url));
  for (let time = 0; time < 4; time++) expect(await ask('{ house { owner } }')).toEqual(['QUERY_PLANNING_FAILED']);
  expect(await ask('{ house { owner } }')).toEqual(['RATE_LIMITED']);
});
