import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { says } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const town = useScriptedGraph({
  streets: {
    sdl: `
      type Query { town: String mayor: String street: Street nowhere: Street }
      type Street @key(fields: "id") { id: ID! name: String oak: Oak }
      type Oak @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        town: () => 'Springfield',
        mayor: () => {
          throw new GraphQLError('on holiday', { extensions: { code: 'NOT_FOUND' } });
        },
        street: () => ({ id: 's', name: 'Evergreen Terrace', oak: { id: 'o' } }),
      },
    },
  },
  trees: {
    sdl: `
      type Query { oldestTree: String }
      type Street @key(fields: "id") { id: ID! trees: Int }
      type Oak @key(fields: "id") { id: ID! height: Int }`,
    resolvers: { Query: { oldestTree: () => 'lime' }, Street: { trees: () => 12 }, Oak: { height: () => 20 } },
  },
  lamps: {
    sdl: `
      type Street @key(fields: "id") {
        id: ID! lamps: Int trees: Int @external oak: Oak @external
        bulbs: Int @requires(fields: "trees") shade: Int @requires(fields: "oak { height }")
      }
      type Oak @key(fields: "id") { id: ID! height: Int @external }`,
    resolvers: {
      Street: {
        lamps: () => 4,
        bulbs: ({ trees }: { trees: number }) => trees * 2,
        shade: ({ oak }: { oak: { height: number } }) => oak.height * 2,
      },
    },
  },
});

test('a root field fails alone', async () => {
  expect(await town.graph.ask('{ town mayor street { name } }')).toEqual({
    status: 200,
    data: { town: 'Springfield', mayor: null, street: { name: 'Evergreen Terrace' } },
    errors: [{ message: 'on holiday', path: ['mayor'], extensions: { code: 'NOT_FOUND', serviceName: 'streets' } }],
  });
});

const down = (serviceName: string, path: ReadonlyArray<string | number>) => ({
  message: `The ${serviceName} subgraph answered with status 502.`,
  path,
  extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName },
});

test.each([
  {
    what: 'root fields of another subgraph',
    failing: 'trees' as const,
    query: '{ town oldestTree }',
    data: { town: 'Springfield', oldestTree: null },
    errors: [down('trees', ['oldestTree'])],
  },
  {
    what: 'fields of the same entity from other subgraphs',
    failing: 'trees' as const,
    query: '{ street { name trees lamps } }',
    data: { street: { name: 'Evergreen Terrace', trees: null, lamps: 4 } },
    errors: [down('trees', ['street', 'trees'])],
  },
  {
    what: 'all but the fields that require what it knows, whose reason is told',
    failing: 'trees' as const,
    query: '{ street { name bulbs } }',
    data: { street: { name: 'Evergreen Terrace', bulbs: null } },
    errors: [down('trees', ['street', 'bulbs'])],
  },
  {
    what: 'all but the fields that require what it knows of others, whose reason is told beside its own',
    failing: 'trees' as const,
    query: '{ street { name oak { height } shade } }',
    data: { street: { name: 'Evergreen Terrace', oak: { height: null }, shade: null } },
    errors: [down('trees', ['street', 'oak', 'height']), down('trees', ['street', 'shade'])],
  },
])('a failing subgraph does not affect $what', async ({ failing, query, data, errors }) => {
  town.subgraphs[failing].follow(says('Bad Gateway', { 'content-type': 'text/html' }, 502));
  expect(await town.graph.ask(query)).toEqual({ status: 200, data, errors });
});

test('no fields are fetched for a null entity', async () => {
  expect(await town.graph.ask('{ nowhere { name trees lamps bulbs } }')).toEqual({
    status: 200,
    data: { nowhere: null },
  });
  expect([town.subgraphs.trees.asked, town.subgraphs.lamps.asked]).toEqual([[], []]);
});
