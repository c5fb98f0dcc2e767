import type { TokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';
import type { Logger } from 'pino';

import { createVary } from './caching/createVary.ts';
import { createDocumentChecker } from './documents/createDocumentChecker.ts';
import type { Environment } from './environment.ts';
import { formatGatewayError } from './errors/formatGatewayError.ts';
import type { ExtensionHooks } from './extensions/ExtensionHooks.ts';
import type { RequestHeaders } from './headers/RequestHeaders.ts';
import { requireValidToken } from './identity/requireValidToken.ts';
import { createLandingPage } from './pipeline/landingPage.ts';
import { createContextFactory } from './pipeline/RequestContext.ts';
import { RequestScheduler } from './pipeline/RequestScheduler.ts';
import { executeEach, SharedExecutions } from './pipeline/SharedExecutions.ts';
import type { Stages } from './pipeline/Stages.ts';
import { COST_HEADER, createResponseWriter } from './pipeline/writeResponse.ts';
import type { Buckets } from './rate-limits/Buckets.ts';
import { RejectionCharges } from './rate-limits/RejectionCharges.ts';

export interface StageDependencies extends Pick<Stages, 'persistedDocuments' | 'currentVersion'> {
  readonly environment: Environment;
  readonly requestHeaders: RequestHeaders;
  readonly hooks: ExtensionHooks | undefined;
  readonly verifyToken: TokenVerifier;
  readonly buckets: Buckets;
  readonly logger: Logger;
}

/** Configures the stages of the pipeline by the environment. */
export async function createStages(dependencies: StageDependencies): Promise<Stages> {
  const { environment, requestHeaders, hooks, verifyToken, buckets, logger, persistedDocuments, currentVersion } =
    dependencies;
  const costExtensions = environment.COST_EXTENSIONS;
  const vary = createVary(requestHeaders, costExtensions ? [COST_HEADER] : []);
  const isShared = environment.SHARE_QUERIES && !hooks?.affectResponses;
  return {
    hooks,
    scheduler: new RequestScheduler(),
    landingPage: environment.LANDING_PAGE ? await createLandingPage(vary) : null,
    batchLimit: environment.BATCH_LIMIT,
    persistedDocuments,
    createContext: createContextFactory({
      requestHeaders,
      verifyToken,
      anonymousFields: environment.ANONYMOUS_FIELDS,
      trustedProxies: environment.TRUSTED_PROXIES,
      operationTimeout: environment.OPERATION_TIMEOUT,
    }),
    currentVersion,
    checkDocument: createDocumentChecker(new RejectionCharges(buckets, environment.RATE_LIMIT)),
    requireValidToken: requireValidToken(environment.ANONYMOUS_FIELDS),
    execute: isShared ? new SharedExecutions(requestHeaders).execute : executeEach,
    formatError: formatGatewayError({
      development: environment.NODE_ENV === 'development',
      exposesSchema: environment.INTROSPECTION,
      exposedExtensions: environment.ERROR_EXTENSIONS,
      logger,
    }),
    writeResponse: createResponseWriter({ createVary: vary, costExtensions }),
  };
}
