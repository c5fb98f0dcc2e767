import { isTracingHeader } from '@online-books/service-kit/trust/identityHeaders';

import type { AnswerCache, AnswerPlace } from '../execution/AnswerCache.ts';
import { contextOf } from '../subgraphs/GatewayContext.ts';
import { type AnswerKeys, answerKeys, operationKey, supergraphKey } from './answerKeys.ts';
import type { AnswerStore } from './AnswerStore.ts';
import type { CachePolicy } from './CachePolicy.ts';
import { readStoredAnswer, writeStoredAnswer } from './storedAnswer.ts';

/** Larger answers are not kept: they would push out thousands of others. In bytes. */
const MAX_ANSWER_SIZE = 1024 * 1024;

/**
 * Keeps answers as long as subgraphs let shared caches keep them (RFC 9111). Private ones are kept for who has asked, by the request's
 * `Authorization`; for a visitor they are not.
 *
 * @param supergraphSdl answers over another one are never found. It need not tell who may see what: that is decided before
 */
export function createAnswerCache(supergraphSdl: string, store: AnswerStore): AnswerCache {
  const supergraph = supergraphKey(supergraphSdl);
  return {
    prepare({ operation }, source) {
      const key = operationKey(supergraph, source, operation.name?.value);
      return {
        placeFor(variables, handed) {
          const context = contextOf(handed);
          const keys = answerKeys(key, variables, context);
          return keys && new Place(keys, context.cachePolicy, store);
        },
      };
    },
  };
}

class Place implements AnswerPlace {
  readonly #keys: AnswerKeys;
  readonly #policy: CachePolicy;
  readonly #store: AnswerStore;

  constructor(keys: AnswerKeys, policy: CachePolicy, store: AnswerStore) {
    this.#keys = keys;
    this.#policy = policy;
    this.#store = store;
  }

  async find(): Promise<string | null> {
    const { private: own, public: shared } = this.#keys;
    // What depends on who asks is nobody else's, whatever is kept.
    const keys = [...(own === null ? [] : [own]), ...(this.#policy.isGuarded ? [] : [shared])];
    const found = keys.length === 0 ? null : await this.#store.find(keys);
    if (!found) return null;
    const { data, hint } = readStoredAnswer(found.data, found.timeLeft);
    this.#policy.restrict(hint);
    return data;
  }

  keep(data: string): void {
    const { hint, isPrivate, varyingHeaders } = this.#policy;
    if (hint.noStore || hint.noCache || data.length > MAX_ANSWER_SIZE) return;
    // Headers of tracing are in no key, so that there is no place for what depends on them.
    if (varyingHeaders.some(isTracingHeader)) return;
    const key = isPrivate ? this.#keys.private : this.#keyOf(varyingHeaders);
    const expiresAt = isPrivate ? Math.min(hint.expiresAt, hint.sharedExpiresAt) : hint.sharedExpiresAt;
    const lifetime = expiresAt - performance.now();
    if (key !== null && lifetime > 0) this.#store.keep(key, writeStoredAnswer(data, hint, lifetime), lifetime);
  }

  /** Of a public answer: all other headers that it may depend on are in both keys. */
  #keyOf(varyingHeaders: readonly string[]): string {
    const { private: own, public: shared } = this.#keys;
    return varyingHeaders.includes('authorization') ? (own ?? shared) : shared;
  }
}
