/** An answer that was found. */
export interface StoredAnswer {
  /** The key that it was found by. */
  readonly key: string;
  /** JSON, as wire text: a character is a byte. */
  readonly data: string;
  /** For how long it is still kept. In milliseconds. */
  readonly timeLeft: number;
}

/** Keeps answers by keys that tell nothing of what they stand for. */
export interface AnswerStore {
  /** The answer by the first of these keys that has one; null where none has. Never fails. */
  find(keys: readonly string[]): StoredAnswer | null | Promise<StoredAnswer | null>;
  /** Keeps an answer, as long as there is room. @param lifetime in milliseconds */
  keep(key: string, data: string, lifetime: number): void;
}
