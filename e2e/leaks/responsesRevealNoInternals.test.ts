import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { sendRaw } from '../http/support/sendRaw.ts';
import { findTraces, takeLeaks } from '../support/findTraces.ts';

const failure = (message: string) => JSON.stringify({ errors: [{ message }] });

describe('traces are found in a response', () => {
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

describe('responses to tests', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer(({ url: path }, response) => {
      if (path === '/header') response.setHeader('x-powered-by', '/srv/service/dist/main.js');
      response.end(path === '/body' ? failure('connect ECONNREFUSED 127.0.0.1:4001') : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test.each([
    ['/body', 'an address, a connection'],
    ['/header', 'a file'],
  ])('are searched: %s', async (path, traces) => {
    await expect(fetch(url + path)).rejects.toThrow(`traces of ${traces}`);
    expect(takeLeaks()).toHaveLength(1);
    await expect(sendRaw(url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).rejects.toThrow(
      `traces of ${traces}`,
    );
    expect(takeLeaks()).toHaveLength(1);
  });

  test('pass if they have none', async () => {
    expect((await fetch(url)).status).toBe(200);
    expect(takeLeaks()).toEqual([]);
  });
});
