import { createClient } from '@redis/client';

import { findAnswer } from '../caching/findAnswer.ts';
import { takeFromBuckets } from '../rate-limits/takeFromBuckets.ts';

/** Connecting does not take any longer. */
export const CONNECT_TIMEOUT_MS = 1_000;
const RECONNECT_AT_LATEST_MS = 1_000;

export type RedisClient = ReturnType<typeof createRedisClient>;

/** A client with all the scripts that are run in Redis, not yet connected. It keeps nothing to be sent later. */
export function createRedisClient(url: string) {
  return createClient({
    url,
    scripts: { findAnswer, takeFromBuckets },
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, RECONNECT_AT_LATEST_MS),
    },
  });
}
