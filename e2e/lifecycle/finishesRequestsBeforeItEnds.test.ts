import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';

import { GatewaysGraph } from '../support/GatewaysGraph.ts';
import { useStack } from '../support/useStack.ts';
import { lockTable } from './support/lockTable.ts';

/** Less than a drain takes at most: it ends when its requests do, and waits for no client that keeps its connection. */
const END_MS = 16_000;

/** At this signal, which means nothing to services, something is thrown in them that nobody catches. */
const FAULT_SIGNAL = 'SIGUSR2';
const THROWS = `process.on('${FAULT_SIGNAL}', () => { throw new Error('a fault that nobody catches'); });`;
const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(THROWS)}` };

const ends = new EventEmitter();
const shop = useStack({
  gatewayEnvironment: environment,
  subgraphEnvironment: () => environment,
  onFailure: ({ name }, how) => ends.emit(name, how),
});

const services = {
  gateway: () => ({ service: shop.stack.gateway, graph: shop.graph }),
  users: () => ({ service: shop.stack.subgraphs.users, graph: new GatewaysGraph(shop.stack, 'users') }),
};

/** Resolves when nobody listens at the address any more. */
async function untilRefused(url: string): Promise<void> {
  const refused = (error: Error & { cause?: { code?: string } }) => error.cause?.code === 'ECONNREFUSED';
  while (!(await fetch(new URL('/health/ready', url), { headers: { connection: 'close' } }).then(() => false, refused)))
    await delay(10);
}

describe.each(['gateway', 'users'] as const)('%s', (name) => {
  test.each([
    ['SIGTERM', 'exit code 0'],
    ['SIGINT', 'exit code 0'],
    [FAULT_SIGNAL, 'exit code 1'],
  ] as const)(
    'at %s requests in progress complete, new ones are rejected, and the process exits with %s',
    async (signal, how) => {
      const { service, graph } = services[name]();
      const table = await lockTable(shop.stack.databases.users, 'User');
      const answer = graph.get('{ user(name: "KrishnaMohan") { username } }');
      await table.untilAwaited();
      const ended = once(ends, name);

      service.kill(signal);
      await untilRefused(service.url);
      expect(service.isRunning()).toBe(true);
      await table.unlock();

      expect(await answer).toEqual({ user: { username: 'krishna' } });
      expect(await ended).toEqual([how]);
      const log = await readFile(service.logFile, 'utf8');
      expect(log.includes('a fault that nobody catches')).toBe(signal === FAULT_SIGNAL);
      await service.start();
    },
    END_MS,
  );
});
