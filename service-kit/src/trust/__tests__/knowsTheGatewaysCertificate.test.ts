import { once } from 'node:events';
import https, { type RequestOptions } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { json } from 'node:stream/consumers';
import tls from 'node:tls';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { createHttpServer } from '../../http/createHttpServer.ts';
import { jsonResponse } from '../../http/HttpMessage.ts';
import { routeByPath } from '../../http/routeByPath.ts';
import { CertificateAuthority, type Issued, type Wish } from '../../tls/__tests__/CertificateAuthority.ts';
import { Files } from '../../tls/__tests__/Files.ts';
import { until } from '../../tls/__tests__/until.ts';
import { LiveCredentials } from '../../tls/LiveCredentials.ts';
import { requireGateway } from '../requireGateway.ts';

const SPIFFE_ID = 'spiffe://books/gateway';

let authority: CertificateAuthority;
let files: Files;
let server: Server;
let logged: Array<{ distrust?: string }> = [];
const logger = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });

beforeAll(async () => {
  authority = await CertificateAuthority.create();
  files = await Files.create();
  await files.write({ ...(await authority.issue({ ips: ['127.0.0.1'] })), ca: authority.cert });
  const live = await LiveCredentials.open({ files: files.all, logger });
  const routeFor = (name: string) =>
    requireGateway(() => jsonResponse(200, {}), { TLS_CLIENT_CA_PATH: 'set', TLS_CLIENT_NAME: name }, logger);
  const route = routeByPath({
    '/graphql': routeFor('gateway'),
    '/spiffe': routeFor(SPIFFE_ID),
    '/health': () => jsonResponse(200, {}),
  });
  server = createHttpServer({ route, bodyLimit: 1_000, tls: live, logger }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await files.remove();
});
beforeEach(() => {
  logged = [];
});

const portOf = () => (server.address() as AddressInfo).port;

interface Answered {
  readonly status: number | undefined;
  readonly socket: tls.TLSSocket;
  readonly connection: string | undefined;
}

async function ask(path: string, options: RequestOptions = {}): Promise<Answered> {
  const request = https.get({ host: '127.0.0.1', port: portOf(), path, ca: authority.cert, agent: false, ...options });
  const [response] = await once(request, 'response');
  await json(response);
  const { statusCode, headers } = response as { statusCode: number; headers: Record<string, string> };
  return { status: statusCode, socket: request.socket as tls.TLSSocket, connection: headers['connection'] };
}

const issue = (wish: Wish) => authority.issue({ usage: 'client', ...wish });

test.each<[string, string, Wish]>([
  ['the name', '/graphql', { dns: ['gateway'] }],
  ['the name among others, whatever its case', '/graphql', { dns: ['a', 'GateWay'], uris: [SPIFFE_ID] }],
  ['a URI', '/spiffe', { uris: [SPIFFE_ID] }],
])('a certificate with %s is taken', async (_, path, wish) => {
  expect(await ask(path, await issue(wish))).toMatchObject({ status: 200 });
});

const OTHER_NAME = 'a client certificate of another name';
const forged: Array<[string, string, string, () => Promise<Issued | {}>]> = [
  ['no certificate', '/graphql', 'no client certificate', async () => ({})],
  ['another’s name', '/graphql', OTHER_NAME, () => issue({ dns: ['orders'] })],
  ['a name that only begins alike', '/graphql', OTHER_NAME, () => issue({ dns: ['gateway.evil.example'] })],
  ['a wildcard', '/graphql', OTHER_NAME, () => issue({ dns: ['*'] })],
  ['the name as its subject only', '/graphql', OTHER_NAME, () => issue({ dns: [] })],
  ['the name as a URI', '/graphql', OTHER_NAME, () => issue({ uris: ['gateway'] })],
  ['the URI as a DNS name', '/spiffe', OTHER_NAME, () => issue({ dns: [SPIFFE_ID] })],
  ['a URI of another path', '/spiffe', OTHER_NAME, () => issue({ uris: [`${SPIFFE_ID}/evil`] })],
  ['a name that hides another', '/graphql', OTHER_NAME, () => issue({ uris: ['a:b, DNS:gateway, URI:c:d'] })],
  ['an end in the past', '/graphql', 'an expired client certificate', () => issue({ dns: ['gateway'], expiresIn: -1 })],
  [
    'a purpose that is a server’s',
    '/graphql',
    'a client certificate that does not verify: INVALID_PURPOSE',
    () => authority.issue({ dns: ['gateway'], usage: 'server' }),
  ],
  [
    'an authority of somebody’s own with the same name',
    '/graphql',
    'a client certificate that does not verify: CERT_SIGNATURE_FAILURE',
    async () => (await CertificateAuthority.create()).issue({ dns: ['gateway'] }),
  ],
  [
    'a foreign authority',
    '/graphql',
    'a client certificate that does not verify: UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    async () => (await CertificateAuthority.create('foreign')).issue({ dns: ['gateway'] }),
  ],
];

describe.each(forged)('with %s', (_, path, distrust, certificate) => {
  test('the graph is refused, for a reason that the log tells', async () => {
    expect(await ask(path, await certificate())).toMatchObject({ status: 403 });
    expect(logged).toMatchObject([{ distrust }]);
  });

  test('health may be seen', async () => {
    expect(await ask('/health', await certificate())).toMatchObject({ status: 200 });
  });
});

test('a certificate that ends while its connection lasts is refused from then on', async () => {
  const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
  const client = { agent, ...(await issue({ dns: ['gateway'], expiresIn: 3_000 })) };
  const first = await ask('/graphql', client);
  expect(first.status).toBe(200);
  const last = await until(async () => {
    const answer = await ask('/graphql', client);
    return answer.status === 403 ? answer : null;
  }, 'it is refused');
  expect(last.socket).toBe(first.socket);
  expect(logged).toMatchObject([{ distrust: 'an expired client certificate' }]);
  agent.destroy();
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)('with %s, nobody gets in by an earlier session', async (version) => {
  const client = {
    ...(await issue({ dns: ['gateway'] })),
    ca: authority.cert,
    maxVersion: version,
    minVersion: version,
  };
  const connect = async (session?: Buffer<ArrayBuffer>) => {
    const socket = tls.connect({ host: '127.0.0.1', port: portOf(), ...client, session });
    const sessions = [socket.getSession()];
    socket.on('session', (given: Buffer<ArrayBuffer>) => sessions.push(given));
    await once(socket, 'secureConnect');
    sessions.push(socket.getSession());
    const isReused = socket.isSessionReused();
    socket.write('GET /health HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    await once(socket.resume(), 'close');
    return { isReused, session: sessions.at(-1) };
  };
  const { session } = await connect();
  expect(session).toBeInstanceOf(Buffer);
  expect(await connect(session)).toMatchObject({ isReused: false });
});

test('protocols before TLS 1.2 are refused', async () => {
  const old = { minVersion: 'TLSv1' as const, maxVersion: 'TLSv1.1' as const, ciphers: 'DEFAULT@SECLEVEL=0' };
  await expect(ask('/health', old)).rejects.toThrow(/alert protocol version/);
});

test('an authority that is trusted no longer lets nobody in, nor stay', async () => {
  const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
  const former = { agent, ...(await issue({ dns: ['gateway'] })) };
  const before = await ask('/graphql', former);
  expect(before).toMatchObject({ status: 200, connection: 'keep-alive' });

  const next = await CertificateAuthority.create('next');
  await files.write({ ...(await next.issue({ ips: ['127.0.0.1'] })), ca: next.cert });
  const latest = { ca: next.cert, ...(await next.issue({ dns: ['gateway'] })) };
  await until(
    () =>
      ask('/graphql', latest)
        .then(({ status }) => status === 200)
        .catch(() => false),
    'the next is',
  );

  const last = await ask('/graphql', former);
  expect(last).toMatchObject({ status: 200, connection: 'close' });
  expect(last.socket).toBe(before.socket);
  expect(await ask('/graphql', { ...former, ca: next.cert })).toMatchObject({ status: 403 });
  agent.destroy();
});
