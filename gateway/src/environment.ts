import { flag, serviceVariables } from '@online-books/service-kit/environment/commonVariables';
import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { z } from 'zod';

import { authorizationVariables } from './environment/authorizationVariables.ts';
import { cachingFaults, cachingVariables } from './environment/cachingVariables.ts';
import { corsFaults, corsVariables } from './environment/corsVariables.ts';
import { credentialVariables } from './environment/credentialVariables.ts';
import { demandVariables } from './environment/demandVariables.ts';
import { forwardedHeaders } from './environment/forwardedHeaders.ts';
import { httpVariables } from './environment/httpVariables.ts';
import { identityFaults, identityGroup, identityVariables } from './environment/identityVariables.ts';
import { rateLimitVariables } from './environment/rateLimitVariables.ts';
import { limitVariables } from './environment/limitVariables.ts';
import { persistedDocumentVariables } from './environment/persistedDocumentVariables.ts';
import { tlsFaults, tlsVariables } from './environment/tlsVariables.ts';
import { redisVariables } from './environment/redisVariables.ts';
import { trafficVariables } from './environment/trafficVariables.ts';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

/** The variables of the gateway; `gateway/README.md` explains them. */
export const environmentVariables = {
  ...serviceVariables,
  ...limitVariables,
  ...trafficVariables,
  ...credentialVariables,
  ...tlsVariables,
  PORT: serviceVariables.PORT.default(4000),
  /** A file with the supergraph, in federation 2's supergraph SDL; it says where the subgraphs are. */
  SUPERGRAPH_PATH: z.string(),
  /** Whose query planner: Hive Router's, in Rust, or Apollo's. */
  PLANNER: z.enum(['hive', 'apollo']).default('hive'),
  /** Whether equal queries of the same identity that are under way at once are executed once. */
  SHARE_QUERIES: flag.default(false),
  /** Request headers that are passed on to the subgraphs. */
  FORWARDED_HEADERS: forwardedHeaders.default(['authorization', 'traceparent', 'tracestate']),
  /** What clients are told of the extensions of subgraphs' errors, beside code and service name. In development all. */
  ERROR_EXTENSIONS: list.default(['argumentPath']),
  /** Whether clients may ask for the schema. Default: in development only. */
  INTROSPECTION: flag.optional(),
  /** Whether a browser at `/graphql` is shown Apollo Sandbox. Default: in development only. */
  LANDING_PAGE: flag.optional(),
  ...httpVariables,
  ...corsVariables,
  ...persistedDocumentVariables,
  ...identityVariables,
  ...authorizationVariables,
  ...demandVariables,
  ...rateLimitVariables,
  ...redisVariables,
  ...cachingVariables,
};

export type Environment = ReturnType<typeof readEnvironment>;

const SANDBOX_ORIGINS = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

/** @throws EnvironmentError with all faults together. */
export function readEnvironment() {
  const environment = parseEnvironment(environmentVariables, {
    groups: [identityGroup],
    faultsOf: (present) => [
      ...identityFaults(present),
      ...tlsFaults(present),
      ...cachingFaults(present),
      ...corsFaults(present),
    ],
  });
  const development = environment.NODE_ENV === 'development';
  return {
    ...environment,
    CORS_ORIGINS: environment.CORS_ORIGINS ?? (development ? SANDBOX_ORIGINS : []),
    INTROSPECTION: environment.INTROSPECTION ?? development,
    LANDING_PAGE: environment.LANDING_PAGE ?? development,
    COST_EXTENSIONS: environment.COST_EXTENSIONS ?? development,
  };
}
