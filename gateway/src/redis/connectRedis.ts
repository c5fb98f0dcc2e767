import type { Logger } from 'pino';

import { CONNECT_TIMEOUT_MS, createRedisClient } from './createRedisClient.ts';
import { Redis } from './Redis.ts';

/**
 * Connects to the Redis that replicas share, and reconnects when the connection is lost. The start waits at most one second for
 * the first connection.
 *
 * @param url undefined if no Redis is configured
 */
export async function connectRedis(url: string | undefined, logger: Logger): Promise<Redis | null> {
  if (url === undefined) return null;
  const client = createRedisClient(url);
  const redis = new Redis(client, logger);
  const connected = client.connect().catch((error: unknown) => redis.fail(error));
  await Promise.race([connected, new Promise((resolve) => setTimeout(resolve, CONNECT_TIMEOUT_MS))]);
  return redis;
}
