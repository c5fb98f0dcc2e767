import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';

import { LiveCredentials } from '../tls/LiveCredentials.ts';
import { createRemoteKeys } from './createRemoteKeys.ts';

export interface RemoteKeysEnvironment {
  readonly JWKS_URL: string;
  readonly JWKS_CA_PATH?: string | undefined;
}

/**
 * The keys that verify tokens, as the environment says where they are.
 *
 * @throws OperatorError when JWKS_CA_PATH names no file of certificates
 */
export async function openRemoteKeys(
  { JWKS_URL: url, JWKS_CA_PATH: path }: RemoteKeysEnvironment,
  logger: Logger,
): Promise<JWTVerifyGetKey> {
  if (path === undefined) return createRemoteKeys({ url });
  const live = await LiveCredentials.open({ files: { ca: { variable: 'JWKS_CA_PATH', path } }, logger });
  return createRemoteKeys({ url, credentials: () => live.current });
}
