import { type CacheHint, mergeHints, NO_STORE_HINT } from './CacheHint.ts';

/** The properties of a request that decide how its response may be cached. */
export interface CacheableRequest {
  /** Whether it may identify its sender to subgraphs: by its token, or by any other forwarded header except those for tracing. */
  readonly carriesIdentity: boolean;
}

const NO_STORE = 'no-store';
const ANONYMOUS: CacheableRequest = { carriesIdentity: false };

/**
 * How long a response may be cached, and whether publicly: as all its subgraph responses allow. It is private if one of them is, if
 * authorization directives apply to it, or if the request carries identity and not every subgraph response may be shared nevertheless
 * (RFC 9111, section 3.5). Without any hint it is not stored.
 */
export class CachePolicy {
  readonly #request: CacheableRequest;
  #hint: CacheHint | undefined;
  #isGuarded = false;

  constructor(request = ANONYMOUS) {
    this.#request = request;
  }

  /** The merged hint of all subgraph responses so far. */
  get hint(): CacheHint {
    return this.#hint ?? NO_STORE_HINT;
  }

  /** Merges the hint of another subgraph response. @param hint whose `vary` has names of client headers */
  restrict(hint: CacheHint): void {
    this.#hint = this.#hint ? mergeHints(this.#hint, hint) : hint;
  }

  /** The response must not be stored. */
  forbidStoring(): void {
    this.restrict(NO_STORE_HINT);
  }

  /** The response depends on the viewer. */
  makePrivate(): void {
    this.#isGuarded = true;
  }

  get isPrivate(): boolean {
    const { isPrivate, isShareable } = this.hint;
    return this.#isGuarded || isPrivate || (this.#request.carriesIdentity && !isShareable);
  }

  /** Whether the response depends on the viewer, whatever the hints are. */
  get isGuarded(): boolean {
    return this.#isGuarded;
  }

  /** The client's headers that subgraphs named in `Vary`. */
  get varyingHeaders(): readonly string[] {
    return this.hint.vary;
  }

  /** The response's headers: `Cache-Control`, in Apollo Server's format, and `Vary` if subgraphs named any forwarded header. */
  get headers(): Readonly<Record<string, string>> {
    const vary = this.varyingHeaders;
    return { 'cache-control': this.#cacheControl, ...(vary.length > 0 && { vary: vary.join(', ') }) };
  }

  get #cacheControl(): string {
    const { noStore, noCache, expiresAt, sharedExpiresAt, hasSharedMaxAge, mustRevalidate, proxyRevalidate } =
      this.hint;
    if (noStore) return NO_STORE;
    const { isPrivate } = this;
    const revalidate = [
      ...(mustRevalidate ? ['must-revalidate'] : []),
      ...(proxyRevalidate && !isPrivate ? ['proxy-revalidate'] : []),
    ];
    if (noCache) return ['no-cache', ...(isPrivate ? ['private'] : []), ...revalidate].join(', ');

    const maxAge = secondsUntil(expiresAt);
    const sharedMaxAge = hasSharedMaxAge && !isPrivate ? secondsUntil(sharedExpiresAt) : undefined;
    if (maxAge === 0 && !sharedMaxAge && !mustRevalidate) return NO_STORE;
    return [
      `max-age=${maxAge}`,
      ...(sharedMaxAge === undefined ? [] : [`s-maxage=${sharedMaxAge}`]),
      isPrivate ? 'private' : 'public',
      ...revalidate,
    ].join(', ');
  }
}

/** Rounded up to whole seconds, as caches count them. */
function secondsUntil(time: number): number {
  return Math.max(0, Math.ceil(Math.round(time - performance.now()) / 1_000));
}
