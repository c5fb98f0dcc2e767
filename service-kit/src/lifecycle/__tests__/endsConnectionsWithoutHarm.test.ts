import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer, text } from 'node:stream/consumers';

import { afterEach, expect, test } from '@jest/globals';

import { createDrain } from '../createDrain.ts';

/** Far beyond the time that a test has: nobody waits for it in vain. */
const DEADLINE_MS = 600_000;

let server: Server;
let agent: Agent;
afterEach(() => {
  agent.destroy();
  server.close();
  server.closeAllConnections();
});

async function serve(listener: RequestListener) {
  agent = new Agent({ keepAlive: true });
  server = createServer({ keepAliveTimeout: DEADLINE_MS }, listener);
  const drain = createDrain(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { drain, port: (server.address() as AddressInfo).port };
}

/** Asks on a connection that is kept alive. */
async function ask(port: number): Promise<IncomingMessage> {
  const [response] = await once(get({ port, agent }), 'response');
  return response as IncomingMessage;
}

/** Connects, and asks for nothing. */
async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(server, 'connection');
  return socket;
}

test('a client that keeps its connection learns with its answer that it ends', async () => {
  let answer: (() => void) | undefined;
  const { drain, port } = await serve((_request, response) => (answer = () => response.end('answered')));
  const asked = ask(port);
  await once(server, 'request');

  const drained = drain(DEADLINE_MS);
  answer!();

  const response = await asked;
  expect(response.headers.connection).toBe('close');
  expect(await text(response)).toBe('answered');
  await drained;
});

test('a connection ends after an answer that had begun before, however late', async () => {
  let finish: (() => void) | undefined;
  const { drain, port } = await serve((_request, response) => {
    response.write('begun, ');
    finish = () => response.end('and ended');
  });
  const response = await ask(port);
  const idle = await connectTo(port);

  const drained = drain(DEADLINE_MS);
  await once(idle, 'close');
  finish!();

  expect(await text(response)).toBe('begun, and ended');
  await drained;
});

test('an answer that its client has not read yet is not cut off', async () => {
  const large = Buffer.alloc(32 * 1024 * 1024, 'a');
  const { drain, port } = await serve((_request, response) => response.end(large));
  const response = await ask(port);

  const drained = drain(DEADLINE_MS);
  const [body] = await Promise.all([buffer(response), drained]);

  expect(body.length).toBe(large.length);
});

test('connections that ask for nothing hold nobody up', async () => {
  const { drain, port } = await serve((_request, response) => response.end());
  await text(await ask(port));
  const silent = await connectTo(port);

  await Promise.all([drain(DEADLINE_MS), once(silent, 'close')]);
});

test('a request that was on its way is answered', async () => {
  const { drain, port } = await serve((_request, response) => response.end('answered'));
  await text(await ask(port));

  const drained = drain(DEADLINE_MS);
  const response = await ask(port);

  expect(await text(response)).toBe('answered');
  expect(response.headers.connection).toBe('close');
  await drained;
});

test('nobody is let in any more', async () => {
  const { drain, port } = await serve((_request, response) => response.end());
  await drain(DEADLINE_MS);

  await expect(ask(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('what is never answered is cut off at the deadline', async () => {
  const { drain, port } = await serve(() => undefined);
  const asked = ask(port);
  await once(server, 'request');

  await Promise.all([drain(1), expect(asked).rejects.toMatchObject({ code: 'ECONNRESET' })]);
});
