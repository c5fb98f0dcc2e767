import { z } from 'zod';

import { connectionOptions } from '../database/connectionOptions.ts';
import { DatabaseUrlError } from '../database/tlsOptions.ts';

/** `true` or `false`, in words. */
export const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** Where and how a service runs. Production is the default, so that forgetting a variable never opens anything. */
export const serviceVariables = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  /** Loopback by default; an image sets 0.0.0.0. */
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535),
  /** Where the service's metrics are served, at `/metrics` and on the same HOST. Default: nowhere. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Request bodies larger than this are refused with 413. In bytes. */
  BODY_LIMIT: z.coerce
    .number()
    .int()
    .positive()
    .default(1024 * 1024),
};

/** The service's own database. */
export const databaseVariables = {
  DATABASE_URL: z
    .url({
      protocol: /^(mysql|mariadb)$/,
      error: 'must look like mysql://user:password@host:3306/database',
      abort: true,
    })
    .superRefine((url, context) => {
      try {
        connectionOptions(url);
      } catch (error) {
        if (!(error instanceof DatabaseUrlError)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
      }
    }),
  /** Connections that one replica opens at most, beside one for its readiness. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(1000).default(10),
};

/** Which access tokens a service trusts. */
export const tokenVariables = {
  TOKEN_ISSUER: z.string(),
  TOKEN_AUDIENCE: z.string(),
};

/** Where a service that does not issue tokens finds the keys to verify them. */
export const jwksVariables = {
  JWKS_URL: z.url({ protocol: /^https?$/ }),
  /** The authorities that vouch for that address, in PEM. Default: those that Node trusts. */
  JWKS_CA_PATH: z.string().optional(),
};
