import type { Logger } from 'pino';

import type { RedisClient } from './createRedisClient.ts';

/** No request waits longer for Redis. It usually answers in a fraction of a millisecond. */
const TIMEOUT_MS = 300;

/** After a failure, no command is sent for this long. */
const PAUSE_MS = 1_000;

/** State that replicas share. No request fails, or waits for long, while Redis is unavailable. */
export class Redis {
  readonly #client: RedisClient;
  readonly #logger: Logger;
  #isFailing = false;
  #pausedUntil = 0;

  /** @param client may connect later, and reconnect */
  constructor(client: RedisClient, logger: Logger) {
    this.#client = client;
    this.#logger = logger;
    client.on('error', (error: unknown) => this.fail(error));
  }

  /**
   * Runs a command and resolves with Redis' reply, or with null if Redis is unavailable: at once if that is known, otherwise
   * within 300 ms. Never rejects.
   *
   * @param command sends one command
   */
  async run<Reply>(command: (client: RedisClient) => Promise<Reply>): Promise<Reply | null> {
    if (!this.#client.isReady || performance.now() < this.#pausedUntil) return null;
    try {
      const reply = await withTimeout(command(this.#client));
      this.#recover();
      return reply;
    } catch (error) {
      this.#pausedUntil = performance.now() + PAUSE_MS;
      this.fail(error);
      return null;
    }
  }

  /** Records a failure. Logs only the first of consecutive failures. */
  fail(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#logger.warn({ err: error }, 'Redis is unavailable: falling back to in-memory state');
  }

  #recover(): void {
    if (!this.#isFailing) return;
    this.#isFailing = false;
    this.#logger.info('Redis is available again');
  }

  close(): void {
    this.#client.destroy();
  }
}

function withTimeout<Value>(promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`Redis did not reply within ${TIMEOUT_MS} ms`));
    // If this process itself was busy, the reply has already arrived: read it before giving up.
    const timer = setTimeout(() => setImmediate(fail), TIMEOUT_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
