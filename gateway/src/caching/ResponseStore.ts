/** A response that was found. */
export interface CachedResponse {
  /** The key that it was found by. */
  readonly key: string;
  /** JSON, as raw JSON: each character is one byte. */
  readonly data: string;
  /** Until it expires. In milliseconds. */
  readonly timeLeft: number;
}

/** Stores responses by keys that reveal nothing about them. */
export interface ResponseStore {
  /** The response for the first of these keys that has one, or null. Never fails. */
  get(keys: readonly string[]): CachedResponse | null | Promise<CachedResponse | null>;
  /** Stores a response, if there is room. @param lifetime in milliseconds */
  set(key: string, data: string, lifetime: number): void;
}
