import type { SubgraphFetch } from '../plan/PlanNode.ts';
import type { JsonObject } from '../raw-json/Json.ts';
import { toRawJson } from '../raw-json/writeRawJson.ts';
import type { ExecutionError } from './ExecutionError.ts';

export interface PlanExecutionOptions {
  /** The client's variables, without defaults: the subgraphs' documents declare these themselves. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

const NO_FAILURES: ReadonlyMap<ExecutionError, SubgraphFetch> = new Map();
const NONE: ReadonlySet<SubgraphFetch> = new Set();

/** The state of one execution of a compiled plan. */
export class PlanExecution {
  /** The merged data of the subgraphs, by internal alias, with what the plan adds. Its strings are raw JSON. */
  readonly data: JsonObject = {};
  readonly errors: ExecutionError[] = [];
  /** Passed to the subgraph client. */
  readonly context: unknown;
  readonly #variables: Readonly<Record<string, unknown>>;
  // Most executions need none of these.
  #variableTexts: Map<string, string> | undefined;
  #failures: Map<ExecutionError, SubgraphFetch> | undefined;
  #incomplete: Set<SubgraphFetch> | undefined;

  constructor({ variables, context }: PlanExecutionOptions) {
    this.#variables = variables;
    this.context = context;
  }

  /** The errors that ended a fetch, so that its fields are missing. */
  get failures(): ReadonlyMap<ExecutionError, SubgraphFetch> {
    return this.#failures ?? NO_FAILURES;
  }

  /** Fetches that skipped entities which lack required fields. */
  get incomplete(): ReadonlySet<SubgraphFetch> {
    return this.#incomplete ?? NONE;
  }

  /** Adds the error of a fetch that returned nothing, or less than it was sent for. */
  recordFailure(error: ExecutionError, fetch: SubgraphFetch): void {
    this.errors.push(error);
    (this.#failures ??= new Map()).set(error, fetch);
  }

  recordIncomplete(fetch: SubgraphFetch): void {
    (this.#incomplete ??= new Set()).add(fetch);
  }

  /** A variable as JSON in raw JSON; undefined where the client did not provide it. */
  variableText(name: string): string | undefined {
    const value = Object.hasOwn(this.#variables, name) ? this.#variables[name] : undefined;
    if (value === undefined) return undefined;
    // Several fetches may send one variable: only what is large is worth keeping.
    if (typeof value !== 'object') return toRawJson(JSON.stringify(value));
    let text = this.#variableTexts?.get(name);
    if (text === undefined) {
      text = toRawJson(JSON.stringify(value));
      (this.#variableTexts ??= new Map()).set(name, text);
    }
    return text;
  }
}
