import type { Logger } from 'pino';

import { policiesOfClaim } from '../authorization/PolicyEvaluator.ts';
import type { SupergraphVersion } from '../engine/SupergraphVersions.ts';
import { type IssuersEnvironment, trustedIssuers } from '../identity/trustedIssuers.ts';
import type { PerSubgraph } from '../subgraphs/PerSubgraph.ts';
import { checkSupergraph } from './checkSupergraph.ts';
import { createSupergraphSource, type SupergraphSourceOptions } from './createSupergraphSource.ts';
import { LastGoodSupergraph } from './LastGoodSupergraph.ts';
import { type CreateVersion, type LoadedSupergraphs, loadSupergraphs } from './loadSupergraphs.ts';
import type { SupergraphStatus } from './SupergraphStatus.ts';
import { toSupergraphError } from './toSupergraphError.ts';

interface SupergraphEnvironment extends SupergraphSourceOptions, IssuersEnvironment {
  /** Where the last good supergraph is stored. */
  readonly SUPERGRAPH_CACHE_PATH?: string | undefined;
  /** Replaces routing URLs. */
  readonly SUBGRAPH_URL: PerSubgraph<string, string | undefined>;
  readonly POLICY_CLAIM: string;
  readonly REJECT_UNAUTHORIZED: boolean;
  readonly AUTHORIZATION_DETAILS: boolean;
}

export interface SupergraphDependencies<Version extends SupergraphVersion> {
  readonly createVersion: CreateVersion<Version>;
  /** Prepares a version that replaces another one before it is served; rejects if it must not be. */
  readonly prepare?: (next: Version, current: Version) => Promise<void>;
  readonly status: SupergraphStatus;
  readonly logger: Logger;
}

/**
 * Loads the supergraph from its configured source and follows its updates. An update that cannot be served is reported, and the
 * current supergraph stays.
 *
 * @throws SupergraphError if the first one cannot be served
 */
export async function loadConfiguredSupergraph<Version extends SupergraphVersion>(
  environment: SupergraphEnvironment,
  { createVersion, prepare, status, logger }: SupergraphDependencies<Version>,
): Promise<LoadedSupergraphs<Version>> {
  const { kind, label, manager } = createSupergraphSource(environment, logger);
  const lastGood = new LastGoodSupergraph(environment.SUPERGRAPH_CACHE_PATH, logger);
  const isAuthenticating = trustedIssuers(environment).length > 0;
  try {
    return await loadSupergraphs<Version>({
      manager: lastGood.fallbackFor(manager),
      authorization: {
        evaluatePolicies: policiesOfClaim(environment.POLICY_CLAIM),
        rejectUnauthorized: environment.REJECT_UNAUTHORIZED,
        details: environment.AUTHORIZATION_DETAILS,
      },
      check: (sdl) => checkSupergraph(label, sdl, environment.SUBGRAPH_URL.overrides),
      createVersion(supergraph, authorization, previous) {
        if (authorization && !isAuthenticating)
          logger.warn(
            'the supergraph uses authorization directives, but no token issuer is configured (JWKS_URL, TOKEN_ISSUERS): ' +
              'all requests are treated as anonymous',
          );
        return createVersion(supergraph, authorization, previous);
      },
      ...(prepare && { prepare }),
      onCurrent(sdl) {
        status.applied(sdl, kind);
        void lastGood.write(sdl);
      },
      onRejected: (sdl, error) => status.rejected(sdl, toSupergraphError(label, error)),
    });
  } catch (error) {
    throw toSupergraphError(label, error);
  }
}
