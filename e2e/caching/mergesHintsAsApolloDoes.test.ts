import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GraphQLResolveInfo, parse } from 'graphql';

import { type RunningGateway, startGateway } from '../support/startGateway.ts';

const START_MS = 60_000;

const HINTS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  enum CacheControlScope { PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
`;

/** What Apollo Server hands to resolvers, as far as it is used here. */
interface InfoWithHint extends GraphQLResolveInfo {
  readonly cacheControl: { setCacheHint(hint: { readonly maxAge: number }): void };
}

const product = { __typename: 'Product', id: '1' };
const maker = { __typename: 'Maker', name: 'm' };

/** Servers of Apollo's own, which read hints and send headers as Apollo has defined it. */
const subgraphs: Record<string, { readonly sdl: string; readonly resolvers: GraphQLResolverMap<unknown> }> = {
  catalogue: {
    sdl: `
      type Query {
        product: Product
        products: [Product!]!
        brief: Product @cacheControl(maxAge: 10)
        mine: Product @cacheControl(scope: PRIVATE)
        maker: Maker
        hintedMaker: Maker @cacheControl(maxAge: 100)
        count: Int
        hintedCount: Int @cacheControl(maxAge: 50)
        thing: Thing
        broken: Product @cacheControl(maxAge: 30)
      }
      union Thing @cacheControl(maxAge: 70) = Product | Maker
      type Product @key(fields: "id") @cacheControl(maxAge: 240) {
        id: ID!
        name: String
        price: Int @cacheControl(maxAge: 30)
        discount: Int @cacheControl(maxAge: 60, scope: PRIVATE)
        changing: Int
        maker: Maker
        heir: Maker @cacheControl(inheritMaxAge: true)
      }
      type Maker { name: String }`,
    resolvers: {
      Query: {
        product: () => product,
        products: () => [product],
        brief: () => product,
        mine: () => product,
        maker: () => maker,
        hintedMaker: () => maker,
        count: () => 1,
        hintedCount: () => 1,
        thing: () => maker,
        broken: () => {
          throw new Error('broken');
        },
      },
      Product: {
        __resolveReference: (reference: object) => reference,
        name: () => 'n',
        price: () => 1,
        discount: () => 1,
        changing: (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo) => {
          (info as InfoWithHint).cacheControl.setCacheHint({ maxAge: 5 });
          return 1;
        },
        maker: () => maker,
        heir: () => maker,
      },
    },
  },
  stock: {
    sdl: `type Product @key(fields: "id") @cacheControl(maxAge: 90) {
      id: ID!
      inStock: Boolean
      reserved: Int @cacheControl(scope: PRIVATE)
    }`,
    resolvers: { Product: { __resolveReference: (reference: object) => reference, inStock: () => true } },
  },
  reviews: {
    sdl: `type Product @key(fields: "id") { id: ID! stars: Int }`,
    resolvers: { Product: { __resolveReference: (reference: object) => reference, stars: () => 5 } },
  },
};

const running: ApolloServer[] = [];
let folder: string;
let gateway: RunningGateway;
let stockUrl: string;

async function serve(server: ApolloServer): Promise<string> {
  running.push(server);
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return url;
}

beforeAll(async () => {
  const sources = await Promise.all(
    Object.entries(subgraphs).map(async ([name, { sdl, resolvers }]) => {
      const schema = buildSubgraphSchema({ typeDefs: parse(HINTS + sdl), resolvers });
      return {
        name,
        sdl: HINTS + sdl,
        url: await serve(new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] })),
      };
    }),
  );
  const supergraphSdl = composeSupergraph(sources);
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  const file = path.join(folder, 'supergraph.graphql');
  await writeFile(file, supergraphSdl);
  gateway = await startGateway({ SUPERGRAPH_PATH: file, LOG_LEVEL: 'fatal', INTROSPECTION: 'true' });
  stockUrl = await serve(new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) }));
}, START_MS);

afterAll(async () => {
  await gateway.stop();
  await Promise.all(running.map((server) => server.stop()));
  await rm(folder, { recursive: true });
}, START_MS);

async function cacheControlOf(url: string, query: string, accept = '*/*'): Promise<string | null> {
  const headers = { 'content-type': 'application/json', accept };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.headers.get('cache-control');
}

test.each([
  ['a type’s hint', '{ product { name } }', 'max-age=240, public'],
  ['of the items of a list', '{ products { name } }', 'max-age=240, public'],
  ['of a union', '{ thing { ... on Product { name } } }', 'max-age=70, public'],
  ['a field’s hint before its type’s', '{ brief { name } }', 'max-age=10, public'],
  ['one with a scope only leaves the type’s age', '{ mine { name } }', 'max-age=240, private'],
  ['a leaf’s hint', '{ product { name price } }', 'max-age=30, public'],
  [
    'the shortest age and the strictest scope, of different fields',
    '{ product { price discount } }',
    'max-age=30, private',
  ],
  ['a resolver’s hint', '{ product { price changing } }', 'max-age=5, public'],
  ['a root field of which nothing is said', '{ count }', 'no-store'],
  ['of which something is', '{ hintedCount }', 'max-age=50, public'],
  ['one of each', '{ hintedCount count }', 'no-store'],
  ['an object of which nothing is said', '{ maker { name } }', 'no-store'],
  ['of which its field says something', '{ hintedMaker { name } }', 'max-age=100, public'],
  ['below one that may be kept', '{ product { maker { name } } }', 'no-store'],
  ['that inherits its age', '{ product { heir { name } } }', 'max-age=240, public'],
  ['entities of two subgraphs', '{ product { name inStock } }', 'max-age=90, public'],
  ['that are private in one of them', '{ product { price reserved } }', 'max-age=30, private'],
  ['that are private in the other', '{ product { discount inStock } }', 'max-age=60, private'],
  ['of which one subgraph says nothing', '{ product { name stars } }', 'no-store'],
  ['an error', '{ broken { name } }', 'no-store'],
  ['an error beside data', '{ product { name } broken { name } }', 'no-store'],
  ['nothing but types', '{ __typename }', 'no-store'],
  ['introspection', '{ __type(name: "Product") { name } }', 'no-store'],
  ['what is not valid', '{ colour }', 'no-store'],
])('%s', async (_, query, expected) => {
  expect(await cacheControlOf(stockUrl, query)).toBe(expected);
  expect(await cacheControlOf(gateway.url, query)).toBe(expected);
  expect(await cacheControlOf(gateway.url, query, '*/*; q=1')).toBe(expected);
});
