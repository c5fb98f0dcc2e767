/** A request that a subgraph got. */
export interface TracedRequest {
  readonly subgraph: string;
  readonly body: string;
}

/** Longer than a gateway takes, at rest, between two requests that wait for the same answers. */
const QUIET_MS = 15;

/**
 * Remembers requests in waves that each wait for the one before: all answers are held back until nothing more is asked.
 */
export class WaveTrace {
  readonly #waves: TracedRequest[][] = [];
  #held: Array<() => void> = [];
  #quiet: NodeJS.Timeout | undefined;

  /** Remembers a request, and sends its answer with those of its wave. */
  add(request: TracedRequest, send: () => void): void {
    if (this.#held.length === 0) this.#waves.push([]);
    this.#waves.at(-1)!.push(request);
    this.#held.push(send);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#release(), QUIET_MS);
  }

  get waves(): ReadonlyArray<readonly TracedRequest[]> {
    return this.#waves;
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const send of held) send();
  }
}
