import type { Flight } from './Flight.ts';

/** A flight that others may join. */
export interface FlightEntry {
  readonly identity: string;
  readonly body: string;
  /** Of the body. */
  readonly end: string;
  readonly flight: Flight;
  /** The next one whose body has the same end. */
  next: FlightEntry | undefined;
}

/** Bodies differ by their variables, which come last. */
const END = 64;

/**
 * The flights that equal requests may join, by identity and body. Bodies are long, and hashing each whole would cost more than
 * all else that is done before it is sent: their ends tell most of them apart, and what has the same end is compared.
 */
export class FlightTable {
  readonly #byEnd = new Map<string, FlightEntry>();

  find(identity: string, body: string): Flight | undefined {
    let entry = this.#byEnd.get(body.slice(-END));
    while (entry && (entry.identity !== identity || entry.body !== body)) entry = entry.next;
    return entry?.flight;
  }

  /** @returns what takes it out again */
  add(identity: string, body: string, flight: Flight): FlightEntry {
    const end = body.slice(-END);
    const entry = { identity, body, end, flight, next: this.#byEnd.get(end) };
    this.#byEnd.set(end, entry);
    return entry;
  }

  delete(entry: FlightEntry): void {
    const { end, next } = entry;
    let before = this.#byEnd.get(end);
    if (before === entry) {
      if (next) this.#byEnd.set(end, next);
      else this.#byEnd.delete(end);
      return;
    }
    while (before && before.next !== entry) before = before.next;
    if (before) before.next = next;
  }
}
