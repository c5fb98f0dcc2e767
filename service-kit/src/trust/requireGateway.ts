import type { Logger } from 'pino';

import { HttpError } from '../http/HttpError.ts';
import type { HttpRequest, Route } from '../http/HttpMessage.ts';
import { type CertificateDistrust, distrustOfCertificate } from './distrustOfCertificate.ts';
import { createSignatureCheck } from './createSignatureCheck.ts';
import type { TrustEnvironment } from './trustVariables.ts';
import type { Distrust } from './verifySignature.ts';

/** Says why a request is not taken for the gateway's, or null. */
type Check = (request: HttpRequest) => Promise<Distrust | null> | CertificateDistrust | null;

/**
 * A route that answers the gateway alone: requests that come with its certificate, with its signature, or with both, as is
 * configured. Others get 403 and CALLER_NOT_TRUSTED, and the log says what was wrong. Without either, which only development
 * allows, it answers everybody.
 */
export function requireGateway(route: Route, environment: TrustEnvironment, logger: Logger): Route {
  const checks = [...certificateChecks(environment), ...signatureChecks(environment)];
  if (checks.length === 0) return route;
  return async (request) => {
    for (const check of checks) {
      const distrust = await check(request);
      if (distrust === null) continue;
      logger.warn({ distrust }, 'refused a request that is not the gateway’s');
      throw new HttpError(403, 'CALLER_NOT_TRUSTED', 'This service answers its gateway only.');
    }
    return route(request);
  };
}

function certificateChecks({ TLS_CLIENT_CA_PATH: authorities, TLS_CLIENT_NAME: name }: TrustEnvironment): Check[] {
  if (authorities === undefined) return [];
  return [({ clientCertificate }) => distrustOfCertificate(clientCertificate, name, Date.now())];
}

function signatureChecks({ GATEWAY_SECRETS: secrets = [] }: TrustEnvironment): Check[] {
  return secrets.length === 0 ? [] : [createSignatureCheck(secrets)];
}
