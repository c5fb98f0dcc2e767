import type { Redis } from '../redis/Redis.ts';
import type { AnswerStore, StoredAnswer } from './AnswerStore.ts';
import { answerKey, AS_BYTES } from './findAnswer.ts';

/** What is on its way to Redis at most: a Redis that hangs must not fill the memory of its clients. In bytes. */
const MAX_UNDER_WAY = 16 * 1024 * 1024;

/** Answers that replicas share. Where Redis is out of reach, nothing is found and nothing kept. */
export class SharedAnswers implements AnswerStore {
  readonly #redis: Redis;
  #underWay = 0;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async find(keys: readonly string[]): Promise<StoredAnswer | null> {
    const found = await this.#redis.ask((client) => client.withTypeMapping(AS_BYTES).findAnswer(keys));
    if (!found) return null;
    const { at, timeLeft, data } = found;
    return { key: keys[at]!, data, timeLeft };
  }

  keep(key: string, data: string, lifetime: number): void {
    const milliseconds = Math.floor(lifetime);
    if (milliseconds === 0 || this.#underWay + data.length > MAX_UNDER_WAY) return;
    void this.#redis.ask(async (client) => {
      this.#underWay += data.length;
      try {
        await client.pSetEx(answerKey(key), milliseconds, Buffer.from(data, 'latin1'));
      } finally {
        this.#underWay -= data.length;
      }
    });
  }
}
