import { type CacheDirectives, cacheDirectives } from './CacheDirectives.ts';
import { currentAge } from './currentAge.ts';

/** How a response, or several merged ones, may be cached. Times are by `performance.now()`. */
export interface CacheHint extends Omit<CacheDirectives, 'maxAge' | 'sharedMaxAge'> {
  /** When it expires in a client's cache. */
  readonly expiresAt: number;
  /** When it expires in a shared cache. */
  readonly sharedExpiresAt: number;
  /** Whether `s-maxage` made the two differ. */
  readonly hasSharedMaxAge: boolean;
  /** The request headers that its `Vary` names, in lower case: as the subgraph knows them or, in a `CachePolicy`, the client. */
  readonly vary: readonly string[];
}

/** Forbids storing. */
export const NO_STORE_HINT = toHint(cacheDirectives(undefined), { age: 0, requestedAt: 0, vary: [] });

/** A response's headers, with names in lower case; a list for a header that comes more than once. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads the caching headers of a response: `Cache-Control`, `Age`, `Date` and `Vary` (RFC 9111). Ignores `Expires` and `Pragma`: a
 * response without `Cache-Control` is not stored.
 *
 * @param requestedAt when the request was sent, by `performance.now()`: the earliest time at which the response was created
 */
export function readCacheHint(headers: ResponseHeaders, requestedAt: number): CacheHint {
  const directives = cacheDirectives(valueOf(headers, 'cache-control'));
  const age = currentAge(valueOf(headers, 'age'), valueOf(headers, 'date'), Date.now());
  const vary = namesOf(valueOf(headers, 'vary'));
  return toHint(vary.includes('*') ? { ...directives, noStore: true } : directives, { age, requestedAt, vary });
}

interface Moment {
  readonly age: number;
  readonly requestedAt: number;
  readonly vary: readonly string[];
}

/** One is made for each response of a subgraph: property by property, since rest and spread copy slowly. */
function toHint(directives: CacheDirectives, { age, requestedAt, vary }: Moment): CacheHint {
  const { maxAge = 0, sharedMaxAge } = directives;
  return {
    noStore: directives.noStore,
    noCache: directives.noCache,
    isPrivate: directives.isPrivate,
    isShareable: directives.isShareable,
    mustRevalidate: directives.mustRevalidate,
    proxyRevalidate: directives.proxyRevalidate,
    expiresAt: requestedAt + (maxAge - age) * 1_000,
    sharedExpiresAt: requestedAt + ((sharedMaxAge ?? maxAge) - age) * 1_000,
    hasSharedMaxAge: sharedMaxAge !== undefined,
    vary,
  };
}

/** The shortest times and the strictest directives of both. */
export function mergeHints(one: CacheHint, other: CacheHint): CacheHint {
  return {
    noStore: one.noStore || other.noStore,
    noCache: one.noCache || other.noCache,
    isPrivate: one.isPrivate || other.isPrivate,
    isShareable: one.isShareable && other.isShareable,
    mustRevalidate: one.mustRevalidate || other.mustRevalidate,
    proxyRevalidate: one.proxyRevalidate || other.proxyRevalidate,
    expiresAt: Math.min(one.expiresAt, other.expiresAt),
    sharedExpiresAt: Math.min(one.sharedExpiresAt, other.sharedExpiresAt),
    hasSharedMaxAge: one.hasSharedMaxAge || other.hasSharedMaxAge,
    vary:
      other.vary.length === 0
        ? one.vary
        : one.vary.length === 0
          ? other.vary
          : [...new Set([...one.vary, ...other.vary])],
  };
}

const NO_NAMES: readonly string[] = [];

function valueOf(headers: ResponseHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'object' ? value.join(', ') : value;
}

function namesOf(vary: string | undefined): readonly string[] {
  return vary === undefined ? NO_NAMES : vary.split(',').map((name) => name.trim().toLowerCase());
}
