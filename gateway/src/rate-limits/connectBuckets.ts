import { createClient } from '@redis/client';
import type { Logger } from 'pino';

import type { Buckets } from './Buckets.ts';
import { MemoryBuckets } from './MemoryBuckets.ts';
import { SharedBuckets } from './SharedBuckets.ts';
import { takeFromBuckets } from './takeFromBuckets.ts';

/** A start does not wait for Redis any longer. */
const CONNECT_TIMEOUT_MS = 1_000;
const RECONNECT_AT_LATEST_MS = 1_000;

export interface ConnectedBuckets {
  readonly buckets: Buckets;
  readonly close: () => void;
}

/** Buckets in Redis, where there is one, and in memory otherwise, and as long as Redis does not answer. */
export async function connectBuckets(url: string | undefined, logger: Logger): Promise<ConnectedBuckets> {
  const memory = new MemoryBuckets();
  if (url === undefined) return { buckets: memory, close: () => undefined };

  const client = createClient({
    url,
    scripts: { takeFromBuckets },
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, RECONNECT_AT_LATEST_MS),
    },
  });
  const buckets = new SharedBuckets({
    take: (charges) => (client.isReady ? client.takeFromBuckets(charges) : null),
    memory,
    logger,
  });
  client.on('error', (error: unknown) => buckets.fail(error));
  const connected = client.connect().catch((error: unknown) => buckets.fail(error));
  await Promise.race([connected, new Promise((resolve) => setTimeout(resolve, CONNECT_TIMEOUT_MS))]);
  return { buckets, close: () => client.destroy() };
}
