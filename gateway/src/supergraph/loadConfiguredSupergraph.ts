import type { Logger } from 'pino';

import { policiesOfClaim } from '../authorization/PolicyEvaluator.ts';
import type { SupergraphVersion } from '../engine/SupergraphVersions.ts';
import { type IssuersEnvironment, trustedIssuers } from '../identity/trustedIssuers.ts';
import { type CreateVersion, type LoadedSupergraphs, loadSupergraphs } from './loadSupergraphs.ts';
import { readSupergraph, type SupergraphSource } from './readSupergraph.ts';
import { refuseSupergraph } from './refuseSupergraph.ts';

interface SupergraphEnvironment extends SupergraphSource, IssuersEnvironment {
  readonly POLICY_CLAIM: string;
  readonly REJECT_UNAUTHORIZED: boolean;
  readonly AUTHORIZATION_DETAILS: boolean;
}

/**
 * Loads the supergraph of SUPERGRAPH_PATH.
 *
 * @throws SupergraphError if it cannot be served
 */
export async function loadConfiguredSupergraph<Version extends SupergraphVersion>(
  environment: SupergraphEnvironment,
  createVersion: CreateVersion<Version>,
  logger: Logger,
): Promise<LoadedSupergraphs<Version>> {
  const supergraphSdl = await readSupergraph(environment);
  const isAuthenticating = trustedIssuers(environment).length > 0;
  return loadSupergraphs<Version>({
    manager: { initialize: async () => ({ supergraphSdl }) },
    authorization: {
      evaluatePolicies: policiesOfClaim(environment.POLICY_CLAIM),
      rejectUnauthorized: environment.REJECT_UNAUTHORIZED,
      details: environment.AUTHORIZATION_DETAILS,
    },
    createVersion(supergraph, authorization, previous) {
      if (authorization && !isAuthenticating)
        logger.warn(
          'the supergraph uses authorization directives, but no token issuer is configured (JWKS_URL, TOKEN_ISSUERS): ' +
            'all requests are treated as anonymous',
        );
      return createVersion(supergraph, authorization, previous);
    },
    logger,
  }).catch(refuseSupergraph(environment));
}
