import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import { coerceVariables } from '@online-books/service-kit/validation/coerceVariables';
import type { Logger } from 'pino';

import { createResponseCache } from './caching/createResponseCache.ts';
import type { ResponseStore } from './caching/ResponseStore.ts';
import { createGuards } from './createGuards.ts';
import { createDocumentCheck } from './documents/createDocumentCheck.ts';
import { DocumentCache } from './documents/DocumentCache.ts';
import { createSupergraphVersion, type Supergraph } from './engine/createSupergraphVersion.ts';
import type { SubgraphClient } from './engine/fetch/SubgraphClient.ts';
import type { Environment } from './environment.ts';
import type { RequestHeaders } from './headers/RequestHeaders.ts';
import type { GatewayVersion } from './pipeline/GatewayVersion.ts';
import { createGatewayPlanner } from './planning/createGatewayPlanner.ts';
import { observePlanning } from './planning/observePlanning.ts';
import type { Buckets } from './rate-limits/Buckets.ts';
import type { CreateVersion } from './supergraph/loadSupergraphs.ts';

export interface VersionDependencies {
  readonly environment: Environment;
  readonly createClient: (supergraph: Supergraph) => SubgraphClient;
  readonly requestHeaders: RequestHeaders;
  /** Null if the response cache is off. */
  readonly responseStore: ResponseStore | null;
  readonly buckets: Buckets;
  readonly metrics: MetricRegistry;
  readonly logger: Logger;
}

/** Returns a function that creates everything that is derived from a supergraph. */
export function createVersionFactory(dependencies: VersionDependencies): CreateVersion<GatewayVersion> {
  const { environment, createClient, requestHeaders, responseStore, buckets, metrics, logger } = dependencies;
  const { INTROSPECTION: exposesSchema } = environment;
  const onPlanned = observePlanning(metrics, logger);
  const checkFor = createDocumentCheck(environment);

  return (supergraph, authorization, previous) => {
    const version = createSupergraphVersion(supergraph, {
      planner: createGatewayPlanner(supergraph, environment.PLANNER, logger),
      client: createClient(supergraph),
      guards: createGuards(supergraph, environment, buckets),
      filter: authorization?.filter,
      responseCache: responseStore ? createResponseCache(supergraph.sdl, responseStore, requestHeaders) : undefined,
      onPlanned,
      coerceVariables: (coercion) => coerceVariables({ ...coercion, exposesSchema }),
      previous,
    });
    const findValid = (source: string) => version.executor.documentOf(source);
    return {
      ...version,
      authorize: authorization?.authorize ?? null,
      documents: new DocumentCache({ ...checkFor(version.documentSchema), findValid }),
    };
  };
}
