import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';

import { LiveCredentials } from '../tls/LiveCredentials.ts';
import { createRemoteKeys } from './createRemoteKeys.ts';
import type { IgnoredKey } from './usableKeys.ts';

export interface RemoteKeysEnvironment {
  readonly JWKS_URL: string;
  readonly JWKS_CA_PATH?: string | undefined;
}

/**
 * The keys that verify tokens, as the environment says where they are.
 *
 * @param variable the one that names the file of authorities
 * @throws OperatorError when it names no file of certificates
 */
export async function openRemoteKeys(
  { JWKS_URL: url, JWKS_CA_PATH: path }: RemoteKeysEnvironment,
  logger: Logger,
  variable = 'JWKS_CA_PATH',
): Promise<JWTVerifyGetKey> {
  const onIgnored = warnOfIgnoredKeys(logger);
  if (path === undefined) return createRemoteKeys({ url, onIgnored });
  const live = await LiveCredentials.open({ files: { ca: { variable, path } }, logger });
  return createRemoteKeys({ url, credentials: () => live.current, onIgnored });
}

/** Keys are fetched again and again, and the same fault is logged once. */
function warnOfIgnoredKeys(logger: Logger): (ignored: readonly IgnoredKey[]) => void {
  let known = '[]';
  return (ignored) => {
    const found = JSON.stringify(ignored);
    if (found !== known && ignored.length > 0) logger.warn({ ignored }, 'keys of the JWKS are ignored');
    known = found;
  };
}
