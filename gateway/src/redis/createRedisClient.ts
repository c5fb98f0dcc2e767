import { createClient } from '@redis/client';

import { getCachedResponse } from './getCachedResponse.ts';
import { takeFromBuckets } from './takeFromBuckets.ts';

export const CONNECT_TIMEOUT_MS = 1_000;
const MAX_RECONNECT_DELAY_MS = 1_000;

export type RedisClient = ReturnType<typeof createRedisClient>;

/** An unconnected client with all scripts that run in Redis. It queues no commands while it is offline. */
export function createRedisClient(url: string) {
  return createClient({
    url,
    scripts: { getCachedResponse, takeFromBuckets },
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, MAX_RECONNECT_DELAY_MS),
    },
  });
}
