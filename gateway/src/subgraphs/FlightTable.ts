import type { Flight } from './Flight.ts';

/** A flight that others may join. */
export interface FlightEntry {
  readonly identity: string;
  readonly body: string;
  readonly flight: Flight;
  readonly bucket: number;
  /** The next one in the same bucket. */
  next: FlightEntry | undefined;
}

/** A power of two; about as many as are under way to one subgraph when there is much to do. */
const BUCKETS = 256;

/** Bodies differ by their variables, which come last. */
const END = 64;

/**
 * The flights that equal requests may join, by identity and body. Bodies are long, and hashing each whole would cost more than
 * all else that is done before it is sent: their ends tell most of them apart, and what is in the same bucket is compared.
 *
 * It is no map, as one that is added to and deleted from all the time makes tables that, once outgrown, go on holding all that was in
 * them until the oldest objects are collected.
 */
export class FlightTable {
  readonly #buckets = Array.from<FlightEntry | undefined>({ length: BUCKETS });

  find(identity: string, body: string): Flight | undefined {
    let entry = this.#buckets[bucketOf(body)];
    while (entry && (entry.identity !== identity || entry.body !== body)) entry = entry.next;
    return entry?.flight;
  }

  /** @returns what takes it out again */
  add(identity: string, body: string, flight: Flight): FlightEntry {
    const bucket = bucketOf(body);
    const entry = { identity, body, flight, bucket, next: this.#buckets[bucket] };
    this.#buckets[bucket] = entry;
    return entry;
  }

  delete(entry: FlightEntry): void {
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
  for (let at = Math.max(0, body.length - END); at < body.length; at++) hash = (hash * 31 + body.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
