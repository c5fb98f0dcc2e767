import { once } from 'node:events';

import { expect, test } from '@jest/globals';

import { until } from '../../../../../service-kit/src/tls/__tests__/until.ts';
import { Http1Pool } from '../Http1Pool.ts';
import { answer, useRawServer } from './useRawServer.ts';

const server = useRawServer();
const answers = (socket: { write(text: string): unknown }, text: string) => {
  socket.write(answer(text.split('\r\n\r\n')[1]!));
};

test('requests one after the other use one connection', async () => {
  server.follow(answers);
  const pool = server.openPool();
  for (const body of ['one', 'two', 'three']) {
    const request = server.request(body);
    pool.send(request);
    expect(await request.response).toEqual({ status: 200, body });
  }
  expect(server.sockets).toHaveLength(1);
});

test('requests at the same time use a connection each, and wait for one in order beyond the limit', async () => {
  server.follow(answers);
  const pool = server.openPool(2);
  const bodies = ['1', '2', '3', '4', '5', '6', '7'];
  const ended: string[] = [];
  await Promise.all(
    bodies.map(async (body) => {
      const request = server.request(body);
      pool.send(request);
      ended.push((await request.response).body);
    }),
  );
  expect(ended.toSorted()).toEqual(bodies);
  expect(server.sockets).toHaveLength(2);
  expect(server.requests.map((text) => text.at(-1)).slice(2)).toEqual(['3', '4', '5', '6', '7']);
});

test('a request that is cancelled while it waits is never sent', async () => {
  const pool = server.openPool(1);
  const [first, second, third] = [server.request('1'), server.request('2'), server.request('3')];
  server.follow(() => undefined);
  for (const request of [first, second, third]) pool.send(request);
  await until(async () => server.requests.length === 1, 'the first request arrives');
  pool.cancel(second);
  server.sockets[0]!.write(answer('one'));
  expect((await first.response).body).toBe('one');
  await until(async () => server.requests.length === 2, 'the next request arrives');
  server.sockets[0]!.write(answer('three'));
  expect((await third.response).body).toBe('three');
  expect(server.requests.map((text) => text.at(-1))).toEqual(['1', '3']);
});

test('a request that is aborted closes its connection, and the next one gets another', async () => {
  const pool = server.openPool(1);
  const aborted = server.request();
  server.follow(() => undefined);
  pool.send(aborted);
  const closed = once(server.sockets[0] ?? (await opened()), 'close');
  (await aborted.sent).destroy();
  await closed;
  server.follow(answers);
  const next = server.request('next');
  pool.send(next);
  expect((await next.response).body).toBe('next');
});

async function opened() {
  await until(async () => server.sockets.length > 0, 'a connection is opened');
  return server.sockets[0]!;
}

test.each([
  ['ends', (socket: { end(): unknown }) => socket.end()],
  ['resets', (socket: { resetAndDestroy(): unknown }) => socket.resetAndDestroy()],
  ['writes on', (socket: { write(text: string): unknown }) => socket.write(answer('unasked'))],
])('a connection that the server %s while it is idle is replaced', async (_, disturb) => {
  server.follow(answers);
  const pool = server.openPool();
  const first = server.request('first');
  pool.send(first);
  await first.response;
  const [socket] = server.sockets;
  const closed = once(socket!, 'close');
  disturb(socket!);
  await closed;
  // A request that is sent before the client notices fails.
  const next = async () => {
    const request = server.request('next');
    pool.send(request);
    return request.response.catch(() => undefined);
  };
  expect(await until(next, 'a request is answered')).toMatchObject({ body: 'next' });
  expect(server.sockets).toHaveLength(2);
});

test.each([
  ['asks for it', answer('a', 'connection: close\r\n')],
  ['is about to close it', answer('a', 'keep-alive: timeout=2\r\n')],
  ['speaks HTTP/1.0', answer('a').replace('HTTP/1.1', 'HTTP/1.0')],
])('a connection is closed after the response when the server %s', async (_, text) => {
  server.follow((socket) => void socket.write(text));
  const pool = server.openPool();
  const first = server.request();
  pool.send(first);
  expect((await first.response).body).toBe('a');
  const second = server.request();
  pool.send(second);
  await second.response;
  expect(server.sockets).toHaveLength(2);
});

test.each([
  ['a second response', answer('a') + answer('b')],
  ['nonsense', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
  ['a response that is cut off', answer('hello').slice(0, -1)],
  ['nothing', ''],
])('%s fails the request, closes the connection, and fails no other request', async (_, text) => {
  server.follow((socket) => void socket.end(text));
  const pool = server.openPool(1);
  const [failed, next] = [server.request('failed'), server.request('next')];
  pool.send(failed);
  pool.send(next);
  await failed.sent;
  await expect(failed.response).rejects.toThrow(/response|line|closed/);
  server.follow(answers);
  await next.response.catch(() => undefined);
  const last = server.request('last');
  pool.send(last);
  expect((await last.response).body).toBe('last');
});

test('a server that cannot be reached fails each request that waits for it', async () => {
  const pool = new Http1Pool({ origin: 'http://127.0.0.1:1', connections: 1 });
  const requests = [server.request(), server.request(), server.request()];
  for (const request of requests) pool.send(request);
  const results = await Promise.allSettled(requests.map(({ response }) => response));
  expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(
    Array(3).fill('ECONNREFUSED'),
  );
  await pool.close();
});

test('closing waits for the requests that were sent and for those that wait, and rejects later ones', async () => {
  server.follow(() => undefined);
  const pool = server.openPool(1);
  const [first, second] = [server.request('1'), server.request('2')];
  pool.send(first);
  pool.send(second);
  await until(async () => server.requests.length === 1, 'the first request arrives');
  const closing = pool.close();
  const late = server.request();
  pool.send(late);
  await expect(late.response).rejects.toThrow('being closed');
  server.follow(answers);
  server.sockets[0]!.write(answer('1'));
  expect([(await first.response).body, (await second.response).body]).toEqual(['1', '2']);
  await closing;
  expect(server.sockets).toHaveLength(1);
});
