import { flag, serviceVariables } from '@online-books/service-kit/environment/commonVariables';
import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { z } from 'zod';

import {
  cachingFaults,
  cachingVariables,
  demandVariables,
  limitVariables,
  rateLimitVariables,
  redisVariables,
} from './environment/limitVariables.ts';
import {
  authorizationVariables,
  corsFaults,
  corsVariables,
  httpVariables,
  identityFaults,
  identityGroup,
  identityVariables,
  persistedDocumentVariables,
} from './environment/requestVariables.ts';
import { supergraphFaults, supergraphVariables, uplinkGroup } from './environment/supergraphVariables.ts';
import { credentialVariables, tlsFaults, tlsVariables, trafficVariables } from './environment/subgraphVariables.ts';
import { forwardedHeaders } from './headers/forwardedHeaders.ts';
import { headerRulesVariable } from './headers/headerRulesVariable.ts';

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
  ...supergraphVariables,
  /** The preferred query planner: Hive Router's, in Rust, or Apollo's. */
  PLANNER: z.enum(['hive', 'apollo']).default('hive'),
  /** Whether concurrent equal queries of the same identity share one execution. */
  SHARE_QUERIES: flag.default(false),
  /** Request headers that are forwarded to subgraphs. */
  FORWARDED_HEADERS: forwardedHeaders.default(['authorization', 'traceparent', 'tracestate']),
  /** Further rules for headers, as JSON or the path of a file with JSON. */
  HEADER_RULES: headerRulesVariable((variable) => process.env[variable]).optional(),
  /** Paths of modules that hook the stages of the pipeline, in order. */
  EXTENSIONS: list.default([]),
  /** How long a hook of an extension may take. In milliseconds. */
  EXTENSION_TIMEOUT: z.coerce.number().int().positive().default(1_000),
  /** What happens when a hook fails or takes too long, unless its extension states it. */
  EXTENSION_FAILURE: z.enum(['reject', 'skip']).default('reject'),
  /** Extensions of subgraph errors that clients see, beside code and service name. In development all. */
  ERROR_EXTENSIONS: list.default(['argumentPath']),
  /** Whether clients may introspect the schema. Default: in development only. */
  INTROSPECTION: flag.optional(),
  /** Whether `/graphql` serves Apollo Sandbox to browsers. Default: in development only. */
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

/** @throws EnvironmentError with all faults at once */
export function readEnvironment() {
  // Apollo's gateway sends usage data to Apollo from its constructor, unless this is set.
  process.env['APOLLO_TELEMETRY_DISABLED'] ??= '1';
  const environment = parseEnvironment(environmentVariables, {
    groups: [identityGroup, uplinkGroup],
    faultsOf: (present) => [
      ...supergraphFaults(present),
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
