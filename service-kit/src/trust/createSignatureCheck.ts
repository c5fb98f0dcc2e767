import { createSecretKey } from 'node:crypto';

import type { HttpRequest } from '../http/HttpMessage.ts';
import { CLIENT_ADDRESS_HEADER } from './clientAddressHeader.ts';
import { type Distrust, verifySignature } from './verifySignature.ts';

/** What the services of the graph read of a request beside its body. */
const IDENTITY_HEADERS = ['authorization', CLIENT_ADDRESS_HEADER];

/** Checks that a request was signed with one of these secrets: returns null, or what is wrong with it. */
export function createSignatureCheck(secrets: readonly string[]): (request: HttpRequest) => Promise<Distrust | null> {
  const keys = secrets.map((secret) => createSecretKey(secret, 'utf8'));
  return (request) => {
    const options = { keys, identityHeaders: IDENTITY_HEADERS, now: Date.now() };
    return verifySignature(request, () => request.readBody(), options);
  };
}
