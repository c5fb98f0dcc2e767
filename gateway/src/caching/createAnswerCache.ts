import type { AnswerCache, AnswerPlace } from '../execution/AnswerCache.ts';
import { contextOf } from '../subgraphs/GatewayContext.ts';
import { type AnswerKeys, answerKeys, operationKey, supergraphKey } from './answerKeys.ts';
import type { AnswerStore } from './AnswerStore.ts';
import type { CachePolicy } from './CachePolicy.ts';

/** Larger answers are not kept: they would push out thousands of others. In bytes. */
const MAX_ANSWER_SIZE = 1024 * 1024;

/**
 * Keeps answers as long as subgraphs say by their `Cache-Control` headers. Private ones are kept for who has asked, by the request's
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
  /** Answers age from here on, though they are fetched later. */
  readonly #askedAt = performance.now();

  constructor(keys: AnswerKeys, policy: CachePolicy, store: AnswerStore) {
    this.#keys = keys;
    this.#policy = policy;
    this.#store = store;
  }

  async find(): Promise<string | null> {
    const { private: own, public: shared } = this.#keys;
    // What depends on who asks is nobody else's, whatever is kept.
    const keys = [...(own === null ? [] : [own]), ...(this.#policy.isPrivate ? [] : [shared])];
    const found = keys.length === 0 ? null : await this.#store.find(keys);
    if (!found) return null;
    this.#policy.restrictTo({ maxAge: Math.floor(found.timeLeft / 1_000), isPrivate: found.key === own });
    return found.data;
  }

  keep(data: string): void {
    const { maxAge, isPrivate } = this.#policy;
    const key = isPrivate ? this.#keys.private : this.#keys.public;
    const lifetime = maxAge * 1_000 - (performance.now() - this.#askedAt);
    if (key !== null && lifetime > 0 && data.length <= MAX_ANSWER_SIZE) this.#store.keep(key, data, lifetime);
  }
}
