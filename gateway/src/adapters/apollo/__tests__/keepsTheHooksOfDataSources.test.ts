import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import {
  ApolloGateway,
  type GatewayConfig,
  type GraphQLDataSource,
  type GraphQLDataSourceProcessOptions,
  LocalGraphQLDataSource,
  RemoteGraphQLDataSource,
} from '@apollo/gateway';
import { GraphQLDataSourceRequestKind } from '@apollo/gateway/dist/datasources/types.js';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@apollo/composition';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { graphql, GraphQLError, parse, print } from 'graphql';

import { createHivePlanner } from '../../../engine/planning/createHivePlanner.ts';
import { stringifyPreserialized } from '../stringifyPreserialized.ts';
import { type CompiledPlans, useCompiledPlans } from '../useCompiledPlans.ts';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) ';

const subgraphs = {
  shop: {
    sdl: 'type Query { books: [Book] greeting: String } type Book @key(fields: "id") { id: ID! }',
    resolvers: { Query: { books: () => [{ id: '1' }], greeting: () => 'hello' } },
  },
  critics: {
    sdl: 'type Book @key(fields: "id") { id: ID! score: Int }',
    resolvers: { Book: { score: () => 7 } },
  },
};

type Name = keyof typeof subgraphs;

const schemas = {
  shop: buildSubgraphSchema({ typeDefs: parse(FEDERATION + subgraphs.shop.sdl), resolvers: subgraphs.shop.resolvers }),
  critics: buildSubgraphSchema({
    typeDefs: parse(FEDERATION + subgraphs.critics.sdl),
    resolvers: subgraphs.critics.resolvers,
  }),
};

const listening: Server[] = [];
let supergraphSdl: string;
/** The headers of the requests that subgraphs got. */
let headers: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  const definitions = (Object.keys(subgraphs) as Name[]).map(async (name) => ({
    name,
    url: await listen(name),
    typeDefs: parse(FEDERATION + subgraphs[name].sdl),
  }));
  supergraphSdl = composeServices(await Promise.all(definitions)).supergraphSdl!;
});

afterAll(() => {
  for (const server of listening) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(name: Name): Promise<string> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    headers.push(request.headers);
    const { query, variables } = (await json(request)) as { query: string; variables: { [name: string]: unknown } };
    response.setHeader('content-type', 'application/json').setHeader('x-answered-by', name);
    response.end(JSON.stringify(await graphql({ schema: schemas[name], source: query, variableValues: variables })));
  };
  const server = createServer((request, response) => void answer(request, response));
  listening.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

type BuildService = NonNullable<GatewayConfig['buildService']>;

let server: ApolloServer<{ tenant: string }>;
let plans: CompiledPlans;

afterEach(async () => {
  await server.stop();
  plans.close();
  headers = [];
});

/** Serves the subgraphs through these data sources, and asks. */
async function ask(query: string, buildService?: BuildService) {
  const gateway = new ApolloGateway({ supergraphSdl, ...(buildService && { buildService }) });
  plans = useCompiledPlans(gateway, { createPlanner: ({ sdl }) => createHivePlanner(sdl) });
  server = new ApolloServer({ gateway, stringifyResult: stringifyPreserialized });
  await server.start();
  const { body } = await server.executeOperation({ query }, { contextValue: { tenant: 'mine' } });
  if (body.kind !== 'single') throw new Error('the answer is one');
  return JSON.parse(stringifyPreserialized(body.singleResult)) as {
    data: unknown;
    errors?: ReadonlyArray<{ message: string; path?: unknown; extensions: object }>;
  };
}

const BOOKS = '{ books { rating: score } }';

test('without a buildService, the data sources of Apollo are asked', async () => {
  expect(await ask(BOOKS)).toEqual({ data: { books: [{ rating: 7 }] } });
});

test('willSendRequest sees each request with its document and its place, and may change it', async () => {
  // Under a key that is the name of another field, which does not travel under it.
  const query = '{ greeting: books { rating: score } }';
  const seen: unknown[] = [];
  class Tenants extends RemoteGraphQLDataSource<{ tenant?: string }> {
    override willSendRequest(options: GraphQLDataSourceProcessOptions<{ tenant?: string }>): void {
      options.request.http?.headers.set('x-tenant', String(options.context['tenant']));
      if (options.kind !== GraphQLDataSourceRequestKind.INCOMING_OPERATION) return;
      const { document, pathInIncomingRequest, request, incomingRequestContext } = options;
      expect(print(document!)).toBe(print(parse(request.query!)));
      expect(incomingRequestContext.request.query).toBe(query);
      seen.push({ path: pathInIncomingRequest, variables: request.variables });
    }
  }
  expect(await ask(query, ({ url }) => new Tenants({ url: url! }))).toEqual({ data: { greeting: [{ rating: 7 }] } });
  expect(seen).toEqual([
    { path: [], variables: {} },
    { path: ['greeting', '@'], variables: { representations: [{ __typename: 'Book', id: '1' }] } },
  ]);
  expect(headers.map((received) => received['x-tenant'])).toEqual(['mine', 'mine']);
});

test('didReceiveResponse sees each answer, and may change it', async () => {
  const seen: unknown[] = [];
  class Changing extends RemoteGraphQLDataSource {
    override didReceiveResponse({
      response,
      pathInIncomingRequest,
    }: Parameters<NonNullable<RemoteGraphQLDataSource['didReceiveResponse']>>[0]) {
      seen.push([response.http?.headers.get('x-answered-by'), pathInIncomingRequest]);
      const { greeting } = response.data!;
      return { ...response, data: { greeting: `${String(greeting)}, "you"` } };
    }
  }
  expect(await ask('{ greeting }', ({ url }) => new Changing({ url: url! }))).toEqual({
    data: { greeting: 'hello, "you"' },
  });
  expect(seen).toEqual([['shop', []]]);
});

test('a fetcher sends the requests', async () => {
  const fetched: string[] = [];
  const buildService: BuildService = ({ url }) =>
    new RemoteGraphQLDataSource({
      url: url!,
      fetcher: async (address, init) => {
        fetched.push(String(init?.method));
        return fetch(address, init as RequestInit);
      },
    });
  expect(await ask(BOOKS, buildService)).toEqual({ data: { books: [{ rating: 7 }] } });
  expect(fetched).toEqual(['POST', 'POST']);
});

test('didEncounterError says what has failed', async () => {
  class Telling extends RemoteGraphQLDataSource {
    override didEncounterError(error: Error): void {
      throw new GraphQLError(`Failed: ${error.message}`, { extensions: { code: 'MINE' } });
    }
  }
  const fetcher = () => Promise.reject(new Error('no way'));
  const { errors } = await ask('{ greeting }', ({ url }) => new Telling({ url: url!, fetcher }));
  expect(errors).toEqual([
    { message: 'Failed: no way', path: ['greeting'], extensions: { code: 'MINE', serviceName: 'shop' } },
  ]);
});

test('data sources that send nothing are asked by their process', async () => {
  const buildService: BuildService = ({ name }) => new LocalGraphQLDataSource(schemas[name as Name]);
  expect(await ask(BOOKS, buildService)).toEqual({ data: { books: [{ rating: 7 }] } });
  expect(headers).toEqual([]);
});

const answering = (process: GraphQLDataSource['process']): BuildService => {
  return ({ name, url }) => (name === 'critics' ? { process } : new RemoteGraphQLDataSource({ url: url! }));
};
const circular: { data?: object } = {};
circular.data = circular;

test.each<[what: string, process: GraphQLDataSource['process'], code: string]>([
  ['null', async () => null as unknown as object, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['what has no JSON', async () => circular, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['a text', async () => 'nothing' as unknown as object, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['an error', () => Promise.reject(new Error('secret')), 'SUBREQUEST_HTTP_ERROR'],
  [
    'an error with a code',
    () => Promise.reject(new GraphQLError('You may not', { extensions: { code: 'FORBIDDEN' } })),
    'FORBIDDEN',
  ],
])('where a data source gives %s, its fields have an error with its name', async (_, process, code) => {
  const { data, errors } = await ask(BOOKS, answering(process));
  expect(data).toEqual({ books: [{ rating: null }] });
  expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
    { path: ['books', 0, 'rating'], extensions: { code, serviceName: 'critics' } },
  ]);
  expect(JSON.stringify(errors)).not.toContain('secret');
});

test('what a data source gives is not changed', async () => {
  const score = Object.freeze({ score: 3 });
  const response = Object.freeze({ data: Object.freeze({ _entities: Object.freeze([score]) }) });
  expect(
    await ask(
      '{ books { score } }',
      answering(async () => response as object),
    ),
  ).toEqual({ data: { books: [{ score: 3 }] } });
  expect(response).toEqual({ data: { _entities: [{ score: 3 }] } });
});

test('a gateway that has a buildService gets no other client', async () => {
  await ask('{ greeting }');
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) => new RemoteGraphQLDataSource({ url: url! }),
  });
  const createClient = () => () => Promise.reject(new Error('not asked'));
  expect(() => useCompiledPlans(gateway, { createPlanner: ({ sdl }) => createHivePlanner(sdl), createClient })).toThrow(
    'buildService',
  );
});
