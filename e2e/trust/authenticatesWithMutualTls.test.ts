import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { SecureContextOptions } from 'node:tls';
import { promisify } from 'node:util';

import { describe, expect, test } from '@jest/globals';
import { type SubgraphName, subgraphNames } from '@online-books/tools/repository';

import { CertificateAuthority, type Issued } from '../../service-kit/src/tls/__tests__/CertificateAuthority.ts';
import { until } from '../../service-kit/src/tls/__tests__/until.ts';
import { instructionsOf, runtimeStage } from '../deployment/support/Dockerfile.ts';
import { subgraphs } from '../deployment/support/services.ts';
import { signIn } from '../support/people.ts';
import { sendOverTls } from './support/sendOverTls.ts';
import { certificateOf, useTlsShop } from './support/useTlsShop.ts';

const shop = useTlsShop();

const ACROSS_ALL = `{
  me { name orders(first: 1) { nodes { items { book { title price { amount } } } } } }
  recommendations(category: MYSTERY, maxResults: 1) { title inStock }
}`;

test('the whole shop works over mutual TLS without signatures', async () => {
  const krishna = await signIn(shop.graph, 'krishna');
  expect(await krishna.graph.get(ACROSS_ALL)).toMatchObject({
    me: { name: 'KrishnaMohan', orders: { nodes: [{ items: expect.arrayContaining([expect.anything()]) }] } },
    recommendations: [{ inStock: expect.any(Boolean) }],
  });
});

describe.each(subgraphNames)('%s', (name) => {
  const url = () => shop.stack.subgraphs[name].url;
  const ask = async (client: SecureContextOptions) => {
    const { status, body } = await sendOverTls(url(), client, '{ _service { sdl } }');
    return { status, body };
  };

  test('serves its schema to the gateway’s certificate', async () => {
    expect(await ask(await certificateOf(shop.authority, 'gateway'))).toMatchObject({ status: 200 });
  });

  test.each<[string, () => Promise<SecureContextOptions>]>([
    ['no certificate', async () => ({})],
    ['a certificate of a foreign authority', async () => certificateOf(await CertificateAuthority.create(), 'gateway')],
    ['an expired certificate', () => certificateOf(shop.authority, 'gateway', { expiresIn: -1_000 })],
    ['another service’s certificate', () => certificateOf(shop.authority, 'orders')],
  ])('refuses who comes with %s', async (_, client) => {
    expect(await ask(await client())).toEqual({
      status: 403,
      body: {
        errors: [{ message: 'This service answers its gateway only.', extensions: { code: 'CALLER_NOT_TRUSTED' } }],
      },
    });
  });

  test('rejects connections without TLS', async () => {
    await expect(fetch(url().replace('https:', 'http:'))).rejects.toThrow('fetch failed');
  });

  test('serves health checks to all', async () => {
    expect(await sendOverTls(new URL('/health/ready', url()).href, {})).toMatchObject({ status: 200 });
  });
});

test('the public keys are served to all', async () => {
  const { href } = new URL('/.well-known/jwks.json', shop.stack.subgraphs.users.url);
  expect(await sendOverTls(href, {})).toMatchObject({ status: 200, body: { keys: [{}] } });
});

test.each(subgraphs)('the health check of the image of $name succeeds', async (service) => {
  const [instruction = ''] = instructionsOf(runtimeStage(service), 'HEALTHCHECK');
  const [command, ...parameters] = JSON.parse(instruction.slice(instruction.indexOf('['))) as [string, ...string[]];
  const { port } = new URL(shop.stack.subgraphs[service.name as SubgraphName].url);
  const env = { PATH: process.env['PATH'], PORT: port, TLS_CERTIFICATE_PATH: 'set' };
  const run = promisify(execFile);
  await run(command, parameters, { env });
  await expect(run(command, parameters, { env: { ...env, TLS_CERTIFICATE_PATH: '' } })).rejects.toMatchObject({
    code: 1,
  });
});

describe('the gateway rejects the orders subgraph with', () => {
  const useInOrders = async (issued: Issued) => {
    await shop.stack.subgraphs.orders.stop();
    await shop.files.orders.write(issued);
    await shop.stack.subgraphs.orders.start();
  };
  const QUERY = '{ recommendations(category: MYSTERY, maxResults: 1) { title inStock } }';

  test.each<[string, RegExp, () => Promise<Issued>]>([
    [
      'a certificate of a foreign authority',
      /unable to verify|self-signed|signature/,
      async () => certificateOf(await CertificateAuthority.create('foreign'), 'orders'),
    ],
    [
      'an expired certificate',
      /certificate has expired/,
      () => certificateOf(shop.authority, 'orders', { expiresIn: -1_000 }),
    ],
    [
      'a certificate of another name',
      /does not match certificate/,
      () => certificateOf(shop.authority, 'orders', { ips: ['192.0.2.1'] }),
    ],
  ])('%s, and the log tells why', async (_, reason, issue) => {
    await useInOrders(await issue());
    expect(await shop.graph.ask(QUERY)).toEqual({
      status: 200,
      data: { recommendations: [{ title: expect.any(String), inStock: null }] },
      errors: [
        {
          message: 'The orders subgraph could not be reached.',
          path: ['recommendations', 0, 'inStock'],
          extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'orders' },
        },
      ],
    });
    await until(async () => {
      const lines = (await readFile(shop.stack.gateway.logFile, 'utf8')).trim().split('\n');
      return lines.some((line) => line.includes('subgraph not reached') && reason.test(line));
    }, 'the gateway logs the reason');
  });

  test('without any of these faults it succeeds', async () => {
    await useInOrders(await certificateOf(shop.authority, 'orders'));
    expect(await shop.graph.get(QUERY)).toMatchObject({ recommendations: [{ inStock: expect.any(Boolean) }] });
  });
});
