import type { CacheEntry, ResponseCache } from '../engine/hooks/ResponseCache.ts';
import type { RequestHeaders } from '../headers/RequestHeaders.ts';
import { type CacheableHeaders, type CacheKeys, cacheKeys, operationKey, supergraphKey } from './cacheKeys.ts';
import type { CachePolicy } from './CachePolicy.ts';
import type { ResponseStore } from './ResponseStore.ts';
import { deserializeEntry, serializeEntry } from './serializeEntry.ts';

/** The part of a request's context that the cache needs. */
interface CacheContext extends CacheableHeaders {
  readonly cachePolicy: CachePolicy;
}

/** Larger responses are not cached: one would evict thousands of others. In bytes. */
const MAX_RESPONSE_SIZE = 1024 * 1024;

/**
 * Caches responses for as long as subgraphs allow shared caches to store them (RFC 9111). Private responses are cached per
 * `Authorization` header, and not at all for anonymous requests.
 *
 * @param supergraphSdl part of every key, so that a new supergraph finds no old responses. It may lack the authorization
 *   directives, which are enforced before the cache is used
 */
export function createResponseCache(
  supergraphSdl: string,
  store: ResponseStore,
  requestHeaders: RequestHeaders,
): ResponseCache {
  const supergraph = supergraphKey(supergraphSdl, requestHeaders);
  return {
    prepare({ operation }, source) {
      const key = operationKey(supergraph, source, operation.name?.value);
      return {
        entry(variables, requestContext) {
          const context = requestContext as CacheContext;
          const keys = cacheKeys(key, variables, context, requestHeaders);
          return keys && new PolicyAwareEntry(keys, context.cachePolicy, store, requestHeaders);
        },
      };
    },
  };
}

class PolicyAwareEntry implements CacheEntry {
  readonly #keys: CacheKeys;
  readonly #policy: CachePolicy;
  readonly #store: ResponseStore;
  readonly #requestHeaders: RequestHeaders;

  constructor(keys: CacheKeys, policy: CachePolicy, store: ResponseStore, requestHeaders: RequestHeaders) {
    this.#keys = keys;
    this.#policy = policy;
    this.#store = store;
    this.#requestHeaders = requestHeaders;
  }

  async get(): Promise<string | null> {
    const { private: privateKey, public: publicKey } = this.#keys;
    // A response that depends on the viewer must never come from a public entry.
    const keys = [...(privateKey === null ? [] : [privateKey]), ...(this.#policy.isGuarded ? [] : [publicKey])];
    const found = keys.length === 0 ? null : await this.#store.get(keys);
    if (!found) return null;
    const { data, hint } = deserializeEntry(found.data, found.timeLeft);
    this.#policy.restrict(hint);
    return data;
  }

  set(data: string): void {
    const { hint, isPrivate, varyingHeaders } = this.#policy;
    if (hint.noStore || hint.noCache || data.length > MAX_RESPONSE_SIZE) return;
    // No key contains tracing headers, so a response that depends on one has no entry.
    if (!varyingHeaders.every((name) => this.#requestHeaders.isIdentifying(name))) return;
    const key = isPrivate ? this.#keys.private : this.#publicKey(varyingHeaders);
    const expiresAt = isPrivate ? Math.min(hint.expiresAt, hint.sharedExpiresAt) : hint.sharedExpiresAt;
    const lifetime = expiresAt - performance.now();
    if (key !== null && lifetime > 0) this.#store.set(key, serializeEntry(data, hint, lifetime), lifetime);
  }

  /** Both keys contain every other header that a response may depend on. */
  #publicKey(varyingHeaders: readonly string[]): string {
    const { private: privateKey, public: publicKey } = this.#keys;
    return varyingHeaders.includes('authorization') ? (privateKey ?? publicKey) : publicKey;
  }
}
