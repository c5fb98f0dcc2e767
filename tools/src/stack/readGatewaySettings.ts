import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** What the stack decides itself: addresses, and what its parts must agree upon. */
const OWN = new Set([
  'NODE_ENV',
  'LOG_LEVEL',
  'HOST',
  'PORT',
  'METRICS_PORT',
  'SUPERGRAPH_PATH',
  'SUBGRAPH_SECRET',
  'TOKEN_ISSUER',
  'TOKEN_AUDIENCE',
  'JWKS_URL',
  'NODE_OPTIONS',
]);

/**
 * The gateway settings of a stack: variables of the environment, such as `CORS_ORIGINS`, and of a file `.env`, which the environment
 * overrides. The gateway ignores the variables that it does not know.
 *
 * @param file a file of `NAME=value` lines, which may be absent
 */
export function readGatewaySettings(
  file: string,
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Record<string, string>> {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const settings = Object.entries({ ...fromFile, ...environment }).filter(([name, value]) => value && !OWN.has(name));
  return Object.fromEntries(settings) as Record<string, string>;
}
