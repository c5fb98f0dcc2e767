import { readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';
import { subgraphNames } from '@online-books/tools/repository';
import type { Service } from '@online-books/tools/processes/startService';

import { CertificateAuthority } from '../../service-kit/src/tls/__tests__/CertificateAuthority.ts';
import { until } from '../../service-kit/src/tls/__tests__/until.ts';
import type { Graph } from '../support/Graph.ts';
import { signIn } from '../support/people.ts';
import { sendOverTls } from './support/sendOverTls.ts';
import { certificateOf, useTlsShop } from './support/useTlsShop.ts';

// Nothing is asked twice, so that nothing that fails is hidden.
const shop = useTlsShop({ SUBGRAPH_RETRIES: '0' });

const MINE = '{ me { name orders(first: 1) { nodes { status } } } }';
const CATALOGUE = '{ recommendations(category: MYSTERY, maxResults: 1) { title inStock } }';

/** Asks the graph again and again until it is told to stop; then tells how often, and what errors there were. */
function askOn(graph: Graph) {
  const heard = { isOver: false, answers: 0, errors: [] as unknown[] };
  const asking = (async () => {
    while (!heard.isOver) {
      for (const query of [MINE, CATALOGUE]) {
        const answer = await graph.ask(query);
        heard.answers += 1;
        heard.errors.push(...(answer.errors ?? []));
      }
    }
  })();
  return async () => {
    heard.isOver = true;
    await asking;
    return heard;
  };
}

const services = (): Service[] => [shop.stack.gateway, ...Object.values(shop.stack.subgraphs)];

/** Writes files of all services, and waits until each has taken them. */
async function renew(textsFor: (name: string) => Promise<{ cert?: string; key?: string; ca?: string }>): Promise<void> {
  const before = await Promise.all(services().map(countReloads));
  for (const [name, files] of Object.entries(shop.files)) await files.write(await textsFor(name));
  for (const [index, service] of services().entries()) {
    await until(async () => (await countReloads(service)) > before[index]!, `${service.name} takes its new files`);
  }
}

async function countReloads({ logFile }: Service): Promise<number> {
  const lines = (await readFile(logFile, 'utf8')).split('\n').filter((line) => line.includes('TLS files reloaded'));
  return lines.filter((line) => line.includes('tls.crt')).length;
}

const certificatesServed = () =>
  Promise.all(
    subgraphNames.map(async (name) => (await sendOverTls(shop.stack.subgraphs[name].url, {}, '{ a }')).certificate),
  );

test('a new authority and new certificates replace the old ones without a failed request', async () => {
  const [former, next] = [shop.authority, await CertificateAuthority.create('next')];
  const [pids, served] = [services().map(({ pid }) => pid), await certificatesServed()];
  const { graph } = await signIn(shop.graph, 'krishna');
  const stop = askOn(graph);

  await renew(async () => ({ ca: former.cert + next.cert }));
  await renew((name) => certificateOf(next, name));
  await renew(async () => ({ ca: next.cert }));

  const { answers, errors } = await stop();
  expect(errors).toEqual([]);
  expect(answers).toBeGreaterThan(10);
  expect(services().map(({ pid }) => pid)).toEqual(pids);
  expect((await certificatesServed()).filter((certificate) => served.includes(certificate))).toEqual([]);

  const { url } = shop.stack.subgraphs.orders;
  const ask = async (authority: CertificateAuthority) =>
    (await sendOverTls(url, await certificateOf(authority, 'gateway'), '{ __typename }')).status;
  expect([await ask(former), await ask(next)]).toEqual([403, 200]);
});

test('files that do not match are ignored and logged', async () => {
  const served = await certificatesServed();
  await shop.files.orders.write({ key: (await shop.authority.issue({})).key });
  await until(
    async () =>
      /TLS_KEY_PATH: [^"]* is not the key of/.test(await readFile(shop.stack.subgraphs.orders.logFile, 'utf8')),
    'orders tells of its key',
  );
  expect(await certificatesServed()).toEqual(served);
  expect(await shop.graph.ask(CATALOGUE)).not.toHaveProperty('errors');
});
