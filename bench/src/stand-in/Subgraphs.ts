import { type CompiledOperation, compileOperation, type Variables } from './compileOperation.ts';
import type { Model } from './Model.ts';
import { type TracedRequest, WaveTrace } from './WaveTrace.ts';

/** The requests since the last look. */
export interface Counts {
  readonly requests: number;
  /** Bytes of bodies, in and out. */
  readonly received: number;
  readonly sent: number;
}

/** The number of compiled documents that are cached; those of cold planning are never repeated. */
const KEPT_DOCUMENTS = 5_000;

/** All stand-in subgraphs of a supergraph. */
export class Subgraphs {
  readonly #model: Model;
  readonly #delayMs: number;
  readonly #operations = new Map<string, CompiledOperation>();
  #counts = { requests: 0, received: 0, sent: 0 };
  #trace: WaveTrace | undefined;

  /** @param delayMs how long each answer is held back */
  constructor(model: Model, delayMs: number) {
    this.#model = model;
    this.#delayMs = delayMs;
  }

  /** Sends the answer to a request body when it is time. */
  serve(subgraph: string, body: string, send: (text: string | undefined) => void): void {
    const text = this.answer(subgraph, body);
    if (this.#trace) this.#trace.add({ subgraph, body }, () => send(text));
    else if (this.#delayMs > 0) setTimeout(() => send(text), this.#delayMs);
    else send(text);
  }

  /** The answer to a request body; undefined for a failure of the subgraph's server. */
  answer(subgraph: string, body: string): string | undefined {
    this.#counts.requests += 1;
    this.#counts.received += body.length;
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Variables };
    if (this.#model.isDown(subgraph, variables)) return undefined;
    const text = this.#operation(query)(variables, subgraph);
    this.#counts.sent += text.length;
    return text;
  }

  takeCounts(): Counts {
    const counts = this.#counts;
    this.#counts = { requests: 0, received: 0, sent: 0 };
    return counts;
  }

  /** Starts recording requests. */
  startTrace(): void {
    this.#trace = new WaveTrace();
  }

  /** The recorded requests, in waves that each wait for the previous one. */
  takeTrace(): ReadonlyArray<readonly TracedRequest[]> {
    const waves = this.#trace?.waves ?? [];
    this.#trace = undefined;
    return waves;
  }

  #operation(query: string): CompiledOperation {
    let operation = this.#operations.get(query);
    if (!operation) {
      if (this.#operations.size >= KEPT_DOCUMENTS) this.#operations.clear();
      operation = compileOperation(query, this.#model);
      this.#operations.set(query, operation);
    }
    return operation;
  }
}
