import { z } from 'zod';

/** Where replicas meet. */
export const redisVariables = {
  /** The Redis in which replicas share what they count and keep. Default: each is by itself. */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must look like redis://user:password@host:6379/0' }).optional(),
};
