import { z } from 'zod';

import { sharedSecret } from '../trust/trustVariables.ts';

/** Who may read a service's feed. */
export const feedVariables = {
  /** The secrets of which a reader has one to sign with, separated by commas. Without, the feed is not served. */
  FEED_SECRETS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(sharedSecret).min(1))
    .optional(),
};
