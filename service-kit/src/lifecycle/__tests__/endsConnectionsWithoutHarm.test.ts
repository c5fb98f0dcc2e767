import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener, type Server } from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect as connectPlainly, type Socket } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { connect as connectByTls } from 'node:tls';

import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { CertificateAuthority, type Issued } from '../../tls/__tests__/CertificateAuthority.ts';
import { createDrain } from '../createDrain.ts';

/** Far beyond the time that a test has: nobody waits for it in vain. */
const DEADLINE_MS = 600_000;
const KEPT = { keepAliveTimeout: DEADLINE_MS };
const NOT_VERIFIED = { rejectUnauthorized: false };

let issued: Issued;
beforeAll(async () => {
  issued = await (await CertificateAuthority.create()).issue({ dns: ['localhost'] });
});

const protocols = {
  HTTP: {
    createServer: (listener: RequestListener): Server => http.createServer(KEPT, listener),
    connected: 'connection',
    createAgent: () => new http.Agent({ keepAlive: true }),
    get: (port: number, agent: http.Agent) => http.get({ host: '127.0.0.1', port, agent }),
    connect: (port: number): Socket => connectPlainly(port, '127.0.0.1'),
  },
  HTTPS: {
    createServer: (listener: RequestListener): Server => https.createServer({ ...KEPT, ...issued }, listener),
    connected: 'secureConnection',
    createAgent: () => new https.Agent({ keepAlive: true, ...NOT_VERIFIED }),
    get: (port: number, agent: http.Agent) => https.get({ host: '127.0.0.1', port, agent }),
    connect: (port: number): Socket => connectByTls({ host: '127.0.0.1', port, ...NOT_VERIFIED }),
  },
};

describe.each(['HTTP', 'HTTPS'] as const)('%s', (name) => {
  const protocol = protocols[name];
  let server: Server;
  let agent: http.Agent;
  afterEach(() => {
    agent.destroy();
    server.close();
    server.closeAllConnections();
  });

  async function serve(listener: RequestListener) {
    agent = protocol.createAgent();
    server = protocol.createServer(listener);
    const drain = createDrain(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { drain, port: (server.address() as AddressInfo).port };
  }

  /** Asks on a connection that is kept alive. */
  async function ask(port: number): Promise<IncomingMessage> {
    const [response] = await once(protocol.get(port, agent), 'response');
    return response as IncomingMessage;
  }

  /** Connects, and asks for nothing. */
  async function connectTo(port: number): Promise<Socket> {
    const socket = protocol.connect(port);
    await once(server, protocol.connected);
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
});
