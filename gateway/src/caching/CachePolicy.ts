import { type CacheHint, mergeHints, NO_STORE_HINT } from './CacheHint.ts';

/** What matters of a request for caching what it is answered. */
export interface CacheableRequest {
  /** Whether subgraphs may know from it who asks: by its token, or any other header that they get but for tracing. */
  readonly carriesIdentity: boolean;
  /** Names of the request headers that subgraphs get, in lower case. */
  readonly forwardedHeaders: ReadonlySet<string>;
}

const NO_STORE = 'no-store';
const ANONYMOUS: CacheableRequest = { carriesIdentity: false, forwardedHeaders: new Set() };

/**
 * How long an answer may be stored, and by whom: as all parts of it allow. It is private where a part is, where it depends on what the
 * viewer may see, and where the request carried identity, unless every part may be shared all the same (RFC 9111, section 3.5). An answer
 * of which nobody has said anything is not stored.
 */
export class CachePolicy {
  readonly #request: CacheableRequest;
  #hint: CacheHint | undefined;
  #isGuarded = false;

  constructor(request = ANONYMOUS) {
    this.#request = request;
  }

  /** Of all parts so far. */
  get hint(): CacheHint {
    return this.#hint ?? NO_STORE_HINT;
  }

  /** Takes a part into account. */
  restrict(hint: CacheHint): void {
    this.#hint = this.#hint ? mergeHints(this.#hint, hint) : hint;
  }

  /** The answer must not be stored. */
  forbidStoring(): void {
    this.restrict(NO_STORE_HINT);
  }

  /** The answer depends on who asks. */
  makePrivate(): void {
    this.#isGuarded = true;
  }

  get isPrivate(): boolean {
    const { isPrivate, isShareable } = this.hint;
    return this.#isGuarded || isPrivate || (this.#request.carriesIdentity && !isShareable);
  }

  /** Whether the answer depends on who asks whatever its parts say. */
  get isGuarded(): boolean {
    return this.#isGuarded;
  }

  /** Request headers that subgraphs have named in `Vary`. What the client's request cannot change there is left out. */
  get varyingHeaders(): readonly string[] {
    return this.hint.vary.filter((name) => this.#request.forwardedHeaders.has(name));
  }

  /** The answer's headers: `Cache-Control`, as Apollo Server writes it, and `Vary` where subgraphs have named any of it. */
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

/** Seconds that have begun count whole, as caches count them. */
function secondsUntil(time: number): number {
  return Math.max(0, Math.ceil(Math.round(time - performance.now()) / 1_000));
}
