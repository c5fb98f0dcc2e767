import { readSubgraphEnvironment, subgraphVariables } from '@online-books/service-kit/subgraph/subgraphVariables';
import { z } from 'zod';

const seconds = z.coerce.number().int().positive();

/** The variables of the service. */
export const environmentVariables = {
  ...subgraphVariables,
  /** A file with the private keys that sign access tokens, as a JWKS; the first one signs. */
  TOKEN_KEYS_PATH: z.string(),
  /** How long an access token is valid: what a stolen one is worth. In seconds. */
  ACCESS_TOKEN_TTL: seconds.default(15 * 60),
  /** How long an unused session stays open. In seconds. */
  REFRESH_TOKEN_TTL: seconds.default(30 * 24 * 60 * 60),
  /** How long a spent refresh token can be exchanged again, for parallel tabs and lost responses. In seconds. */
  REFRESH_TOKEN_GRACE: z.coerce.number().int().nonnegative().default(30),
};

/** @throws EnvironmentError with all faults together */
export const readEnvironment = () => readSubgraphEnvironment(environmentVariables);
