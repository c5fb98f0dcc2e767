import type { Flight } from './Flight.ts';

interface Entry {
  readonly identity: string;
  readonly body: string;
  readonly flight: Flight;
}

/** Bodies differ by their variables, which come last. */
const END = 64;

/**
 * The flights that equal requests may join, by identity and body. Bodies are long, and hashing each whole would cost more than
 * all else that is done before it is sent: their ends tell most of them apart, and what has the same end is compared.
 */
export class FlightTable {
  readonly #byEnd = new Map<string, Entry[]>();

  find(identity: string, body: string): Flight | undefined {
    const entries = this.#byEnd.get(body.slice(-END));
    return entries?.find((entry) => entry.body === body && entry.identity === identity)?.flight;
  }

  add(identity: string, body: string, flight: Flight): void {
    const end = body.slice(-END);
    const entries = this.#byEnd.get(end);
    if (entries) entries.push({ identity, body, flight });
    else this.#byEnd.set(end, [{ identity, body, flight }]);
  }

  delete(body: string, flight: Flight): void {
    const end = body.slice(-END);
    const others = this.#byEnd.get(end)?.filter((entry) => entry.flight !== flight) ?? [];
    if (others.length > 0) this.#byEnd.set(end, others);
    else this.#byEnd.delete(end);
  }
}
