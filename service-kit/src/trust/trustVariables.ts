import { z } from 'zod';

import type { ParseOptions } from '../environment/parseEnvironment.ts';
import { tlsFaults, tlsGroup, tlsVariables } from '../tls/tlsVariables.ts';

/** A secret that gateway and subgraph share: 32 characters or more that need no escaping anywhere, as of base64url or hex. */
export const sharedSecret = z.string().regex(/^[\w-]{32,}$/, 'must have 32 or more letters, digits, - and _');

/** How a subgraph knows its gateway: by its certificate, by its signature, or by both. */
export const trustVariables = {
  ...tlsVariables,
  /** The secrets of which the gateway has one to sign with, separated by commas: the new and the old while they change. */
  GATEWAY_SECRETS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(sharedSecret).min(1))
    .optional(),
};

export interface TrustEnvironment {
  readonly GATEWAY_SECRETS?: readonly string[] | undefined;
  readonly TLS_CLIENT_CA_PATH?: string | undefined;
  readonly TLS_CLIENT_NAME: string;
}

/** How a subgraph's environment is to be read: in development alone it may answer everybody. */
export const trustRules: Pick<ParseOptions, 'groups' | 'faultsOf'> = {
  groups: [tlsGroup],
  faultsOf: (present) => [...tlsFaults(present), ...missingTrust(present)],
};

function missingTrust(present: Readonly<Record<string, string | undefined>>): string[] {
  const means = ['GATEWAY_SECRETS', 'TLS_CLIENT_CA_PATH'];
  if (present['NODE_ENV'] === 'development' || means.some((name) => present[name] !== undefined)) return [];
  return [`${means.join(' or ')}: is required, except in development`];
}
