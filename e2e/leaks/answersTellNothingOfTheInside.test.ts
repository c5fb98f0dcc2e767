import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { findTraces } from '../support/findTraces.ts';
import { Graph } from '../support/Graph.ts';

const failure = (message: string) => JSON.stringify({ errors: [{ message }] });

describe('in an answer is found', () => {
  test.each([
    ['a stack', 'Error: x\n    at resolve (node:internal/x:1:2)'],
    ['a stack', 'at async /srv/a:10:20'],
    ['an address', 'connect to 127.0.0.1:4001 failed'],
    ['a connection', 'connect ECONNREFUSED'],
    ['a statement', 'in SELECT id FROM User'],
    ['a statement', 'INSERT INTO `User`'],
    ['a database', 'Invalid `prisma.user.findMany()` invocation'],
    ['a database', 'code P2002'],
    ['a file', 'cannot find /srv/service/dist/main.js'],
    ['a file', 'in node_modules'],
  ])('%s: %j', (trace, message) => {
    expect(findTraces(failure(message))).toContain(trace);
  });
});

test.each(['Sign in first.', 'The orders subgraph could not be reached.', 'Select an author from the list at 10:20.'])(
  'nothing is found in %j',
  (message) => {
    expect(findTraces(failure(message))).toEqual([]);
  },
);

describe('the client that all tests ask with', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((_, response) => response.end(failure('connect ECONNREFUSED 127.0.0.1:4001')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void server.close());

  test('fails where an answer has a trace', async () => {
    const graph = new Graph(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await expect(graph.ask('{ __typename }')).rejects.toThrow('traces of an address, a connection');
  });
});
