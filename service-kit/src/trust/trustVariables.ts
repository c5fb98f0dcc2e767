import { z } from 'zod';

/** A secret that gateway and subgraph share: 32 characters or more that need no escaping anywhere, as of base64url or hex. */
export const sharedSecret = z.string().regex(/^[\w-]{32,}$/, 'must have 32 or more letters, digits, - and _');

/** How a subgraph knows its gateway. */
export const trustVariables = {
  /** The secrets of which the gateway has one to sign with, separated by commas: the new and the old while they change. */
  GATEWAY_SECRETS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(sharedSecret).min(1))
    .optional(),
};

export interface TrustEnvironment {
  readonly GATEWAY_SECRETS?: readonly string[] | undefined;
}

/** What is wrong with a subgraph's environment: in development alone it may answer everybody. */
export function trustFaults(present: Readonly<Record<string, string | undefined>>): string[] {
  if (present['NODE_ENV'] === 'development' || present['GATEWAY_SECRETS'] !== undefined) return [];
  return ['GATEWAY_SECRETS: is required, except in development'];
}
