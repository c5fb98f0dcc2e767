import { z } from 'zod';

/** Whether answers are kept, as long as subgraphs say. */
export const cachingVariables = {
  /** Where answers are kept: nowhere, in each gateway's memory, or in the Redis of all. */
  RESPONSE_CACHE: z.enum(['off', 'memory', 'redis']).default('off'),
  /** What the answers that a gateway keeps in memory may take together. In bytes. */
  RESPONSE_CACHE_SIZE: z.coerce
    .number()
    .int()
    .positive()
    .default(32 * 1024 * 1024),
};

/** A cache in Redis takes a Redis. */
export function cachingFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const lacks = present['RESPONSE_CACHE'] === 'redis' && present['REDIS_URL'] === undefined;
  return lacks ? ['REDIS_URL: is required where RESPONSE_CACHE is redis'] : [];
}
