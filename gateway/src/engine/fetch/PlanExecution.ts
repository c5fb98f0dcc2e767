import type { ExecutionError } from './ExecutionError.ts';
import type { JsonObject } from '../raw-json/Json.ts';
import type { SubgraphFetch } from '../plan/PlanNode.ts';
import { toRawJson } from '../raw-json/writeRawJson.ts';

export interface PlanExecutionOptions {
  /** The variables as the client gave them, without defaults, which the subgraphs' documents declare themselves. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

/** The state of one execution of a compiled plan. */
export class PlanExecution {
  /** What the subgraphs answered, merged: by response key, with what the plan added for itself. Strings are raw JSON. */
  readonly data: JsonObject = {};
  readonly errors: ExecutionError[] = [];
  /** Those of the errors that ended a fetch, so that what it was to bring is missing. */
  readonly failures = new Map<ExecutionError, SubgraphFetch>();
  /** Fetches that left out entities which lack something that is required. */
  readonly incomplete = new Set<SubgraphFetch>();
  /** What the subgraph client needs of the client's request. */
  readonly context: unknown;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #variableTexts = new Map<string, string | undefined>();

  constructor({ variables, context }: PlanExecutionOptions) {
    this.#variables = variables;
    this.context = context;
  }

  /** Tells that a fetch has brought nothing, or not all that it was to bring. */
  fail(error: ExecutionError, fetch: SubgraphFetch): void {
    this.errors.push(error);
    this.failures.set(error, fetch);
  }

  /** A variable as JSON in raw JSON; undefined when the client did not give it. */
  variableText(name: string): string | undefined {
    if (!this.#variableTexts.has(name)) {
      const value = Object.hasOwn(this.#variables, name) ? this.#variables[name] : undefined;
      this.#variableTexts.set(name, value === undefined ? undefined : toRawJson(JSON.stringify(value)));
    }
    return this.#variableTexts.get(name);
  }
}
