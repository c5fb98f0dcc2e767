import type { Redis } from '../redis/Redis.ts';
import { AS_BYTES, redisKey } from '../redis/getCachedResponse.ts';
import type { CachedResponse, ResponseStore } from './ResponseStore.ts';

/** Data of pending writes to Redis: a Redis that hangs must not fill this process's memory. In bytes. */
const MAX_PENDING = 16 * 1024 * 1024;

/** Stores responses in Redis, where replicas share them. While Redis is unavailable, nothing is found or stored. */
export class RedisResponseStore implements ResponseStore {
  readonly #redis: Redis;
  #pending = 0;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async get(keys: readonly string[]): Promise<CachedResponse | null> {
    const found = await this.#redis.run((client) => client.withTypeMapping(AS_BYTES).getCachedResponse(keys));
    if (!found) return null;
    const { at, timeLeft, data } = found;
    return { key: keys[at]!, data, timeLeft };
  }

  set(key: string, data: string, lifetime: number): void {
    const milliseconds = Math.floor(lifetime);
    if (milliseconds === 0 || this.#pending + data.length > MAX_PENDING) return;
    void this.#redis.run(async (client) => {
      this.#pending += data.length;
      try {
        await client.pSetEx(redisKey(key), milliseconds, Buffer.from(data, 'latin1'));
      } finally {
        this.#pending -= data.length;
      }
    });
  }
}
