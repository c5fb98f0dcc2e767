import { createHash } from 'node:crypto';

import type { CoercedVariables } from '../engine/hooks/OperationGuard.ts';
import type { RequestHeaders } from '../headers/RequestHeaders.ts';

/** The version of the stored format. Gateways of different versions do not read each other's entries. */
const FORMAT = 2;

/** The request headers that a response may depend on. */
export interface CacheableHeaders {
  readonly forwardedHeaders: Readonly<Record<string, string>>;
  /** The `Authorization` header, forwarded or not. */
  readonly authorization: string | undefined;
}

/** The keys of the responses to a request. */
export interface CacheKeys {
  /** Of a public response. Authenticated and anonymous requests have different public keys. */
  readonly public: string;
  /** Of a response that is private to the viewer; null for anonymous requests, which cannot be told apart. */
  readonly private: string | null;
}

/** The part of a key that identifies the supergraph, and the rules by which its subgraphs get headers. */
export function supergraphKey(sdl: string, { fingerprint }: Pick<RequestHeaders, 'fingerprint'>): string {
  return hash([FORMAT, sdl, ...(fingerprint === undefined ? [] : [fingerprint])]);
}

/** The part of a key that identifies the query. @param source the text of its document */
export function operationKey(supergraph: string, source: string, operationName: string | undefined): string {
  return hash([supergraph, source, operationName ?? null]);
}

/**
 * Hashes of everything that a response may depend on: the query, its variables, and the forwarded headers except those for tracing.
 *
 * @returns null if the variables are nested too deeply to serialize, in which case they cannot be sent to subgraphs either
 */
export function cacheKeys(
  operation: string,
  variables: CoercedVariables,
  { forwardedHeaders, authorization }: CacheableHeaders,
  requestHeaders: Pick<RequestHeaders, 'isIdentifying'>,
): CacheKeys | null {
  const headers = Object.keys(forwardedHeaders)
    .filter((name) => name !== 'authorization' && requestHeaders.isIdentifying(name))
    .map((name) => [name, forwardedHeaders[name]]);
  try {
    const presence = [presenceOf(authorization), presenceOf(forwardedHeaders['authorization'])];
    const shared = hash([operation, variables, headers, presence]);
    return { public: shared, private: authorization ? hash([shared, authorization]) : null };
  } catch {
    return null;
  }
}

/** A request with an empty header is anonymous, but subgraphs may answer it differently from one without the header. */
function presenceOf(header: string | undefined): string {
  return header ? 'present' : header === '' ? 'empty' : 'absent';
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
