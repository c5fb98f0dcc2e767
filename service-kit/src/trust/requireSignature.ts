import type { Logger } from 'pino';

import { HttpError } from '../http/HttpError.ts';
import type { Route } from '../http/HttpMessage.ts';
import { createSignatureCheck } from './createSignatureCheck.ts';

/**
 * A route that answers requests signed with one of these secrets (docs/decisions/0017). Others get 403 and
 * CALLER_NOT_TRUSTED; the reason is logged.
 */
export function requireSignature(route: Route, secrets: readonly string[], logger: Logger): Route {
  const check = createSignatureCheck(secrets);
  return async (request) => {
    const distrust = await check(request);
    if (distrust === null) return route(request);
    logger.warn({ distrust, path: request.path }, 'rejected a request of an unknown service');
    throw new HttpError(403, 'CALLER_NOT_TRUSTED', 'Requests to this path must be signed.');
  };
}
