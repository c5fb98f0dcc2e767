import type { InflightRequest } from './InflightRequest.ts';

/** An entry of the table. */
export interface InflightEntry {
  readonly identity: string;
  readonly body: string;
  readonly request: InflightRequest;
  readonly bucket: number;
  /** The next one in the same bucket. */
  next: InflightEntry | undefined;
}

/** A power of two; about the number of requests in flight to one subgraph under load. */
const BUCKETS = 256;

/** Bodies differ by their variables, which come last. In characters. */
const HASHED_LENGTH = 64;

/**
 * The requests in flight to which equal requests subscribe, by identity and body. Bodies are long, and hashing each whole would
 * cost more than everything else before it is sent. Their ends distinguish most of them; entries of one bucket are compared.
 *
 * It is not a `Map`: a map with constant insertions and deletions grows new tables, and each outgrown table holds its
 * entries until the oldest objects are collected.
 */
export class InflightRequests {
  readonly #buckets = Array.from<InflightEntry | undefined>({ length: BUCKETS });

  find(identity: string, body: string): InflightRequest | undefined {
    let entry = this.#buckets[bucketOf(body)];
    while (entry && (entry.identity !== identity || entry.body !== body)) entry = entry.next;
    return entry?.request;
  }

  /** @returns the entry, which `delete` takes */
  add(identity: string, body: string, request: InflightRequest): InflightEntry {
    const bucket = bucketOf(body);
    const entry = { identity, body, request, bucket, next: this.#buckets[bucket] };
    this.#buckets[bucket] = entry;
    return entry;
  }

  delete(entry: InflightEntry): void {
    const { bucket, next } = entry;
    let before = this.#buckets[bucket];
    if (before === entry) {
      this.#buckets[bucket] = next;
      return;
    }
    while (before && before.next !== entry) before = before.next;
    if (before) before.next = next;
  }
}

function bucketOf(body: string): number {
  let hash = 0;
  for (let at = Math.max(0, body.length - HASHED_LENGTH); at < body.length; at++)
    hash = (hash * 31 + body.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
