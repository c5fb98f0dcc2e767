/** A GET as a cache sees it. */
export interface CacheRequest {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface CacheResponse {
  readonly headers: Headers;
  readonly text: string;
}

export type Fetch = (request: CacheRequest) => Promise<CacheResponse>;

interface Stored {
  readonly request: CacheRequest;
  readonly response: CacheResponse;
}

/**
 * A cache in front of a server as RFC 9111 lets it be, and as greedy: it stores and reuses all that it may. A private cache is a
 * browser's, whoever uses it; a shared one is a CDN's. No time passes in it.
 */
export class HttpCache {
  readonly #isShared: boolean;
  readonly #fetch: Fetch;
  #stored: Stored[] = [];
  hits = 0;

  constructor(kind: 'private' | 'shared', fetch: Fetch) {
    this.#isShared = kind === 'shared';
    this.#fetch = fetch;
  }

  readonly get: Fetch = async (request) => {
    const found = this.#stored.findLast((stored) => isSelected(stored, request));
    if (found) {
      this.hits += 1;
      return found.response;
    }
    const response = await this.#fetch(request);
    if (this.#mayReuse(request, response)) this.#stored.push({ request, response });
    return response;
  };

  /** Sections 3 and 4.2, with 3.5 for requests that come with `Authorization`. */
  #mayReuse(request: CacheRequest, { headers }: CacheResponse): boolean {
    const directives = new Map(
      (headers.get('cache-control') ?? '').split(', ').map((directive) => {
        const [name = '', argument = ''] = directive.split('=');
        return [name, argument];
      }),
    );
    const has = (name: string) => directives.has(name);
    if (has('no-store') || has('no-cache')) return false;
    const seconds = this.#isShared && has('s-maxage') ? directives.get('s-maxage') : directives.get('max-age');
    if (Number(seconds ?? 0) <= Number(headers.get('age') ?? 0)) return false;
    if (!this.#isShared) return true;
    if (has('private')) return false;
    const isKnown = request.headers['authorization'] !== undefined;
    return !isKnown || has('public') || has('s-maxage') || has('must-revalidate');
  }
}

/** Section 4.1: each header that the stored response's `Vary` names is the same in both requests. */
function isSelected({ request, response }: Stored, other: CacheRequest): boolean {
  if (request.url !== other.url) return false;
  const names = (response.headers.get('vary') ?? '').toLowerCase().split(', ').filter(Boolean);
  return names.every((name) => name !== '*' && request.headers[name] === other.headers[name]);
}
