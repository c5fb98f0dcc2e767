import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { stringifyPreserialized } from '../stringifyPreserialized.ts';
import { startServer } from './example.ts';

const folder = new URL('..', import.meta.url);
let subgraph: Server;
let received: IncomingHttpHeaders;

beforeAll(async () => {
  subgraph = createServer((request, response) => {
    received = request.headers;
    response.setHeader('content-type', 'application/json').end('{"data":{"hello":"world"}}');
  });
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  subgraph.close();
  subgraph.closeAllConnections();
});

test('the README shows the whole example', async () => {
  const [readme, example] = await Promise.all(
    ['README.md', '__tests__/example.ts'].map((file) => readFile(new URL(file, folder), 'utf8')),
  );
  expect(readme).toContain(example);
});

test('the example executes operations, through the data sources and their hooks', async () => {
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/`;
  const { supergraphSdl } = composeServices([{ name: 'any', url, typeDefs: parse('type Query { hello: String }') }]);
  const { server, plans } = await startServer(supergraphSdl!);
  const { body } = await server.executeOperation({ query: '{ hello }' }, { contextValue: { tenant: 'mine' } });
  if (body.kind !== 'single') throw new Error('one result is expected');
  expect(JSON.parse(stringifyPreserialized(body.singleResult))).toEqual({ data: { hello: 'world' } });
  expect(received['x-tenant']).toBe('mine');
  await server.stop();
  plans.close();
});
