import { type CompiledOperation, compileOperation, type Variables } from './compileOperation.ts';
import type { Model } from './Model.ts';

/** A request that a subgraph got. */
export interface TracedRequest {
  readonly subgraph: string;
  readonly body: string;
  /** In milliseconds. */
  readonly at: number;
}

/** What the subgraphs were asked since the last look. */
export interface Counts {
  readonly requests: number;
  /** Bytes of bodies, in and out. */
  readonly received: number;
  readonly sent: number;
}

/** Documents that are kept compiled; those of cold planning never come again. */
const KEPT_DOCUMENTS = 5_000;

/** All stand-in subgraphs of a supergraph. */
export class Subgraphs {
  readonly #model: Model;
  readonly #operations = new Map<string, CompiledOperation>();
  #counts = { requests: 0, received: 0, sent: 0 };
  #trace: TracedRequest[] | undefined;

  constructor(model: Model) {
    this.#model = model;
  }

  /** Answers a request body; undefined for a failure of the subgraph's server. */
  answer(subgraph: string, body: string): string | undefined {
    this.#counts.requests += 1;
    this.#counts.received += body.length;
    this.#trace?.push({ subgraph, body, at: performance.now() });
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

  /** From now on, remember what is asked. */
  startTrace(): void {
    this.#trace = [];
  }

  takeTrace(): readonly TracedRequest[] {
    const trace = this.#trace ?? [];
    this.#trace = undefined;
    return trace;
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
