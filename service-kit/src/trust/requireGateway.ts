import { createSecretKey } from 'node:crypto';

import type { Logger } from 'pino';

import { HttpError } from '../http/HttpError.ts';
import type { Route } from '../http/HttpMessage.ts';
import type { TrustEnvironment } from './trustVariables.ts';
import { verifySignature } from './verifySignature.ts';

/** What the subgraphs of the graph read of a request beside its body. */
const IDENTITY_HEADERS = ['authorization'];

/**
 * A route that answers the gateway alone: requests that carry its signature. Others get 403 and CALLER_NOT_TRUSTED, and the
 * log says what was wrong. Without secrets, which only development allows, it answers everybody.
 */
export function requireGateway(
  route: Route,
  { GATEWAY_SECRETS: secrets = [] }: TrustEnvironment,
  logger: Logger,
): Route {
  if (secrets.length === 0) return route;
  const keys = secrets.map((secret) => createSecretKey(secret, 'utf8'));
  return async (request) => {
    const options = { keys, identityHeaders: IDENTITY_HEADERS, now: Date.now() };
    const distrust = await verifySignature(request, () => request.readBody(), options);
    if (distrust === null) return route(request);
    logger.warn({ distrust }, 'refused a request that is not the gateway’s');
    throw new HttpError(403, 'CALLER_NOT_TRUSTED', 'This service answers its gateway only.');
  };
}
