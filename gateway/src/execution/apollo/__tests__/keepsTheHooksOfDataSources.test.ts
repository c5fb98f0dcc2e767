import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { createHivePlanner } from '../../planner/createHivePlanner.ts';
import { createDataSourceClient } from '../createDataSourceClient.ts';
import { stringifyFinished } from '../stringifyFinished.ts';
import { useCompiledPlans } from '../useCompiledPlans.ts';

let subgraph: Server;
let server: ApolloServer<{ tenant: string }>;
let tenantSeen: string | undefined;
let headerReceived: string | null | undefined;

class TenantDataSource extends RemoteGraphQLDataSource<{ tenant?: string }> {
  override willSendRequest({
    request,
    context,
  }: Parameters<NonNullable<RemoteGraphQLDataSource['willSendRequest']>>[0]): void {
    request.http?.headers.set('x-tenant', String(context['tenant']));
  }

  override didReceiveResponse({ response }: Parameters<NonNullable<RemoteGraphQLDataSource['didReceiveResponse']>>[0]) {
    headerReceived = response.http?.headers.get('x-answered');
    return { ...response, data: { greeting: `${String(response.data?.['greeting'])}, changed` } };
  }
}

beforeAll(async () => {
  subgraph = createServer((request, response) => {
    tenantSeen = request.headers['x-tenant'] as string;
    response.setHeader('x-answered', 'yes').setHeader('content-type', 'application/json');
    response.end(request.headers['x-tenant'] === 'broken' ? 'nothing' : '{"data":{"greeting":"hello"}}');
  });
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/`;
  const { supergraphSdl } = composeServices([
    { name: 'greetings', url, typeDefs: parse('type Query { greeting: String }') },
  ]);

  const gateway = new ApolloGateway({ supergraphSdl: supergraphSdl! });
  useCompiledPlans(gateway, {
    createPlanner: ({ sdl }) => createHivePlanner(sdl),
    createClient: () => createDataSourceClient(() => new TenantDataSource({ url })),
  });
  server = new ApolloServer<{ tenant: string }>({ gateway, stringifyResult: stringifyFinished });
  await server.start();
});

afterAll(async () => {
  await server.stop();
  subgraph.close();
  subgraph.closeAllConnections();
});

const ask = async (tenant: string) => {
  const { body } = await server.executeOperation({ query: '{ greeting }' }, { contextValue: { tenant } });
  if (body.kind !== 'single') throw new Error('the answer is one');
  return JSON.parse(stringifyFinished(body.singleResult)) as { data: unknown; errors?: Array<{ extensions: object }> };
};

test('requests and answers pass through the hooks', async () => {
  expect(await ask('one')).toEqual({ data: { greeting: 'hello, changed' } });
  expect(tenantSeen).toBe('one');
  expect(headerReceived).toBe('yes');
});

test('what a data source throws names its subgraph', async () => {
  const { data, errors } = await ask('broken');
  expect(data).toEqual({ greeting: null });
  expect(errors?.[0]?.extensions).toMatchObject({ serviceName: 'greetings', code: expect.any(String) });
});
