import type { Logger } from 'pino';

import { LiveCredentials } from './LiveCredentials.ts';
import type { TlsEnvironment } from './tlsVariables.ts';

/**
 * What a service serves TLS with; undefined when it is not configured to.
 *
 * @throws OperatorError that names the variable whose file is wrong
 */
export async function openServerCredentials(
  { TLS_CERTIFICATE_PATH, TLS_KEY_PATH, TLS_CLIENT_CA_PATH }: TlsEnvironment,
  logger: Logger,
): Promise<LiveCredentials | undefined> {
  if (TLS_CERTIFICATE_PATH === undefined || TLS_KEY_PATH === undefined) return undefined;
  const own = {
    certificate: { variable: 'TLS_CERTIFICATE_PATH', path: TLS_CERTIFICATE_PATH },
    key: { variable: 'TLS_KEY_PATH', path: TLS_KEY_PATH },
  };
  const ca =
    TLS_CLIENT_CA_PATH === undefined ? undefined : { variable: 'TLS_CLIENT_CA_PATH', path: TLS_CLIENT_CA_PATH };
  return LiveCredentials.open({ files: { own, ca }, logger });
}
