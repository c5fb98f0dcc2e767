import { type RedisServer, startRedis } from '@online-books/tools/redis/startRedis';
import { afterAll, beforeAll } from '@jest/globals';

/** A Redis server for one test file. */
export function useRedis() {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  return {
    get server() {
      return redis;
    },
    /** The variables of a gateway that uses it, and others of it, which may be known as late as its own: once the tests start. */
    with: (others: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
      Object.defineProperties<Record<string, string>>(
        {},
        {
          ...Object.getOwnPropertyDescriptors(others),
          REDIS_URL: { enumerable: true, get: () => redis.url },
        },
      ),
  };
}
