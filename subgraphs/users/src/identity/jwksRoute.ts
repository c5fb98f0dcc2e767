import { jsonResponse, type Route } from '@online-books/service-kit/http/HttpMessage';
import type { JSONWebKeySet } from 'jose';

/** Where the public keys are published (RFC 8615, RFC 8414). */
export const JWKS_PATH = '/.well-known/jwks.json';

const FRESH_FOR_SECONDS = 300;

/** Publishes the keys that verify access tokens. They are public by nature, so anybody may keep the answer. */
export function jwksRoute(publicKeys: JSONWebKeySet): Route {
  return () => jsonResponse(200, publicKeys, { 'cache-control': `public, max-age=${FRESH_FOR_SECONDS}` });
}
