import type { Logger } from 'pino';

import type { RedisClient } from './createRedisClient.ts';

/** Nobody waits longer for Redis. It answers in a fraction of a millisecond, or is in trouble. */
const TIMEOUT_MS = 300;

/** How long it is left alone after that. */
const PAUSE_MS = 1_000;

/** What replicas share, as long as it can be reached: no request fails, or waits for long, where it cannot. */
export class Redis {
  readonly #client: RedisClient;
  readonly #logger: Logger;
  #isFailing = false;
  #pausedUntil = 0;

  /** @param client may be connected later, and again and again */
  constructor(client: RedisClient, logger: Logger) {
    this.#client = client;
    this.#logger = logger;
    client.on('error', (error: unknown) => this.fail(error));
  }

  /**
   * Resolves with what Redis answers, or with null where it does not: at once while it is known to be out of reach, else within
   * 300 ms. Never rejects.
   *
   * @param send sends one command
   */
  async ask<Answer>(send: (client: RedisClient) => Promise<Answer>): Promise<Answer | null> {
    if (!this.#client.isReady || performance.now() < this.#pausedUntil) return null;
    try {
      const answer = await inTime(send(this.#client));
      this.#recover();
      return answer;
    } catch (error) {
      this.#pausedUntil = performance.now() + PAUSE_MS;
      this.fail(error);
      return null;
    }
  }

  /** Takes note of a fault. Of many in a row the first one is logged. */
  fail(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#logger.warn({ err: error }, 'Redis does not answer: this process goes on by itself');
  }

  #recover(): void {
    if (!this.#isFailing) return;
    this.#isFailing = false;
    this.#logger.info('Redis answers again');
  }

  close(): void {
    this.#client.destroy();
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
