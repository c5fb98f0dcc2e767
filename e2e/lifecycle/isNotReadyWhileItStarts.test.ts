import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import { expect, test } from '@jest/globals';

import { useStack } from '../support/useStack.ts';

const run = promisify(execFile);
const PAGE = 'https://shop.example';
const shop = useStack({ seed: false, gatewayEnvironment: { CORS_ORIGINS: PAGE } });

/** What each service cannot start without. */
const services = {
  gateway: () => ({
    service: shop.stack.gateway,
    file: path.join(path.dirname(shop.stack.tokenKeysPath), 'supergraph.graphql'),
  }),
  users: () => ({ service: shop.stack.subgraphs.users, file: shop.stack.tokenKeysPath }),
};

test.each(['gateway', 'users'] as const)('%s is live at once and ready when it can serve', async (name) => {
  const { service, file } = services[name]();
  const ask = async (at: string) => {
    const response = await fetch(new URL(at, service.url));
    return [response.status, ((await response.json()) as { status: string }).status];
  };
  await service.stop();
  // From a pipe the service reads until somebody has written into it.
  const content = await readFile(file);
  await rm(file);
  await run('mkfifo', [file]);

  const started = service.start();
  while (!(await ask('/health/live').catch(() => false))) await delay(10);

  expect(await ask('/health/live')).toEqual([200, 'live']);
  expect(await ask('/health/ready')).toEqual([503, 'starting']);
  const refusal = await fetch(service.url, { method: 'POST', headers: { origin: PAGE }, body: '{}' });
  expect(refusal.status).toBe(503);
  expect(refusal.headers.get('access-control-allow-origin')).toBe(name === 'gateway' ? PAGE : null);
  expect(await refusal.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });

  await writeFile(file, content);
  await started;
  expect(await ask('/health/ready')).toEqual([200, 'ready']);
});
