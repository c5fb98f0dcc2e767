import { LRUCache } from 'lru-cache';

import type { TokenVerifier } from './createTokenVerifier.ts';
import type { TokenViewer } from './Viewer.ts';

/** How many characters the headers that are kept may have together. */
const CACHE_SIZE = 16 * 1024 * 1024;

/** A key that its issuer has withdrawn is no longer trusted after this long, as far as it is known here. */
const TRUST_MS = 60_000;

interface Verified {
  readonly viewer: TokenViewer;
  /** In milliseconds since the epoch. */
  readonly until: number;
}

/**
 * Remembers by their text the tokens that were found good, until they expire and for a minute at most, so that who asks often
 * is verified once. Refusals are not kept.
 */
export function cacheVerifications(verify: TokenVerifier): TokenVerifier {
  const known = new LRUCache<string, Verified>({
    maxSize: CACHE_SIZE,
    sizeCalculation: (_, authorization) => authorization.length + 1,
  });
  return async (authorization) => {
    if (authorization === undefined) return null;
    const remembered = known.get(authorization);
    if (remembered && Date.now() < remembered.until) return remembered.viewer;
    const viewer = await verify(authorization);
    if (viewer) known.set(authorization, { viewer, until: Math.min(viewer.expiresAt, Date.now() + TRUST_MS) });
    return viewer;
  };
}
