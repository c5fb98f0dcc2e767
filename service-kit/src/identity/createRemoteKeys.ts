import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';

import { getJson } from '../http/getJson.ts';
import type { Credentials } from '../tls/Credentials.ts';
import { type IgnoredKey, usableKeys } from './usableKeys.ts';

export interface RemoteKeysOptions {
  readonly url: string;
  /** How long fetched keys are used before they are asked for again. */
  readonly freshForMs?: number;
  /** How long to wait between fetches, whatever `kid` a token names. */
  readonly cooldownMs?: number;
  readonly timeoutMs?: number;
  /** Whom to believe that it is the endpoint, of the moment; for an address with https. */
  readonly credentials?: () => Credentials | undefined;
  /** Called after each fetch, with the keys that are published and verify nothing. */
  readonly onIgnored?: (ignored: readonly IgnoredKey[]) => void;
}

/**
 * The keys of a JWKS endpoint (RFC 7517). They are fetched at the start, so that an outage before the first token harms
 * nobody, or else when first needed; again when they grow old, and at once when a token names a `kid` that is not among them,
 * but never more often than the cool-down allows. While the endpoint is down the last keys serve on: an outage of the issuer
 * must not sign everybody out. A token with a `kid` that nobody could look up is not taken for a broken one: the error is then
 * none of jose's.
 */
export function createRemoteKeys({
  url,
  freshForMs = 600_000,
  cooldownMs = 5_000,
  timeoutMs = 2_000,
  credentials = () => undefined,
  onIgnored = () => undefined,
}: RemoteKeysOptions): JWTVerifyGetKey {
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;
  /** Why the last fetch brought no keys. */
  let failure: Error | undefined;

  async function fetchKeys(): Promise<void> {
    triedAt = Date.now();
    const published = await getJson(url, { timeoutMs, credentials: credentials() });
    const { usable, ignored } = usableKeys(published);
    keys = createLocalJWKSet(usable);
    fetchedAt = Date.now();
    onIgnored(ignored);
  }

  function refresh(): Promise<void> {
    fetching ??= fetchKeys()
      .then(
        () => (failure = undefined),
        (cause: unknown) => (failure = new Error('the keys of access tokens cannot be had', { cause })),
      )
      .then(() => (fetching = undefined));
    return fetching;
  }

  void refresh();

  const coolingDown = () => Date.now() - triedAt < cooldownMs;

  return async (header, token) => {
    if (!keys) await refresh();
    else if (Date.now() - fetchedAt > freshForMs && !coolingDown()) void refresh();
    try {
      if (keys) return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // Tokens of a new key come in crowds, and the first of them has it fetched for all.
      if (fetching || !coolingDown()) await refresh();
    }
    if (failure) throw failure;
    return keys!(header, token);
  };
}
