import type { Logger } from 'pino';

import type { Buckets, Charge } from './Buckets.ts';

/** Nobody waits longer for the shared buckets. They answer in a fraction of a millisecond, or are in trouble. */
const TIMEOUT_MS = 300;

/** How long they are left alone after that. */
const PAUSE_MS = 1_000;

export interface SharedBucketsOptions {
  /** Takes from the shared buckets; null where they are known to be out of reach. */
  readonly take: (charges: readonly Charge[]) => Promise<number> | null;
  /** Those of this process, which serve meanwhile. */
  readonly memory: Buckets;
  readonly logger: Logger;
}

/** Buckets that replicas share, as long as they can be reached; no request fails, or waits for long, where they cannot. */
export class SharedBuckets implements Buckets {
  readonly #options: SharedBucketsOptions;
  #isFailing = false;
  #pausedUntil = 0;

  constructor(options: SharedBucketsOptions) {
    this.#options = options;
  }

  async take(charges: readonly Charge[]): Promise<number> {
    const { take, memory } = this.#options;
    const taking = performance.now() < this.#pausedUntil ? null : take(charges);
    if (!taking) return memory.take(charges);
    try {
      const wait = await inTime(taking);
      this.#recover();
      return wait;
    } catch (error) {
      this.#pausedUntil = performance.now() + PAUSE_MS;
      this.fail(error);
      return memory.take(charges);
    }
  }

  /** Takes note of a fault. Of many in a row the first one is logged. */
  fail(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#options.logger.warn({ err: error }, 'rate limits are counted by this process alone: Redis does not answer');
  }

  #recover(): void {
    if (!this.#isFailing) return;
    this.#isFailing = false;
    this.#options.logger.info('rate limits are shared again: Redis answers');
  }
}

function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`no answer within ${TIMEOUT_MS} ms`));
    // Where this process itself was too busy, the answer is there already, and is read first.
    const timer = setTimeout(() => setImmediate(fail), TIMEOUT_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
