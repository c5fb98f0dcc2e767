import {
  databaseVariables,
  serviceVariables,
  tokenVariables,
} from '@online-books/service-kit/environment/commonVariables';
import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { trustRules, trustVariables } from '@online-books/service-kit/trust/trustVariables';
import { z } from 'zod';

const seconds = z.coerce.number().int().positive();

/** The variables of the service. */
export const environmentVariables = {
  ...serviceVariables,
  ...databaseVariables,
  ...tokenVariables,
  ...trustVariables,
  /** A file with the private keys that sign access tokens, as a JWKS; the first one signs. */
  TOKEN_KEYS_PATH: z.string(),
  /** How long an access token is good: what a stolen one is worth. In seconds. */
  ACCESS_TOKEN_TTL: seconds.default(15 * 60),
  /** How long a session stays without being used. In seconds. */
  REFRESH_TOKEN_TTL: seconds.default(30 * 24 * 60 * 60),
  /** How long a spent refresh token is exchanged again, for tabs that refresh at once and lost responses. In seconds. */
  REFRESH_TOKEN_GRACE: z.coerce.number().int().nonnegative().default(30),
};

/** What the service is told by its environment. */
export function readServiceEnvironment() {
  return parseEnvironment(environmentVariables, trustRules);
}

/** What the seed program is told by its environment. */
export function readSeedEnvironment() {
  return parseEnvironment(databaseVariables);
}
