import { z } from 'zod';

import { sharedSecret } from '../trust/trustVariables.ts';

/** Which feed a service consumes. Without, it consumes none. */
export const feedClientVariables = {
  /** The address of the other service's feed, such as `http://orders:4002/internal/feed`. */
  FEED_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What requests to it are signed with: one of the other service's `FEED_SECRETS`. */
  FEED_SECRET: sharedSecret.optional(),
  /** The authorities that vouch for that address, in PEM. Default: those that Node trusts. */
  FEED_CA_PATH: z.string().optional(),
};

/** The address and the secret are given together, or not at all. */
export const feedGroup = ['FEED_URL', 'FEED_SECRET'] as const;
