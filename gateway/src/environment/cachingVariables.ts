import { z } from 'zod';

/** The response cache. */
export const cachingVariables = {
  /** Where responses are cached: nowhere, in each gateway's memory, or in the shared Redis. */
  RESPONSE_CACHE: z.enum(['off', 'memory', 'redis']).default('off'),
  /** The maximum size of the cache in memory. In bytes. */
  RESPONSE_CACHE_SIZE: z.coerce
    .number()
    .int()
    .positive()
    .default(32 * 1024 * 1024),
};

/** A response cache in Redis requires a Redis. */
export function cachingFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const lacks = present['RESPONSE_CACHE'] === 'redis' && present['REDIS_URL'] === undefined;
  return lacks ? ['REDIS_URL: is required where RESPONSE_CACHE is redis'] : [];
}

/** State that replicas share. */
export const redisVariables = {
  /** The Redis in which replicas share rate limits and cached responses. Default: each replica has its own. */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must look like redis://user:password@host:6379/0' }).optional(),
};
