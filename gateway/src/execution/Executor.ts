import { getVariableValues, GraphQLError, type GraphQLSchema, type OperationDefinitionNode, validate } from 'graphql';

import { executeIntrospection } from './executeIntrospection.ts';
import type { ExecutionError } from './ExecutionError.ts';
import type { SubgraphClient } from './fetching/SubgraphClient.ts';
import { OperationPreparer } from './OperationPreparer.ts';
import type { Planner } from './planner/Planner.ts';
import { plannableVariable } from './operation/toPlannable.ts';
import type { PreparedOperation } from './PreparedOperation.ts';
import { type OperationSource, PreparedOperations } from './PreparedOperations.ts';
import { Run } from './Run.ts';
import { toWireJson } from './wire/wireJson.ts';

export interface ExecutorOptions {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** All types, with those that the API hides. */
  readonly supergraphSchema: GraphQLSchema;
  readonly planner: Planner;
  readonly client: SubgraphClient;
  /** How many characters of documents the prepared operations that are kept may have together. */
  readonly cacheSize?: number;
  /** Planning an operation may take this long. In milliseconds. */
  readonly planningTimeout?: number;
}

export interface ExecutionRequest extends OperationSource {
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Handed to the subgraph client. */
  readonly context: unknown;
}

export type ExecutionResult = Refused | Executed;

/** Nothing was fetched: the request means no operation, cannot be planned, or its variables do not fit. */
export interface Refused {
  readonly kind: 'Refused';
  readonly errors: readonly GraphQLError[];
}

export interface Executed {
  readonly kind: 'Executed';
  readonly operation: OperationDefinitionNode;
  /** The data as JSON, in wire text. */
  readonly data: string;
  readonly errors: readonly ExecutionError[];
}

/** Compiled operations take a multiple of their documents' size. */
const CACHE_SIZE = 4 * 1024 * 1024;

/** Executes operations over a supergraph by plans that are compiled once. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #preparer: OperationPreparer;
  readonly #prepared: PreparedOperations;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#preparer = new OperationPreparer(options);
    this.#prepared = new PreparedOperations(this.#preparer, options.cacheSize ?? CACHE_SIZE);
  }

  /** Never rejects for what clients or subgraphs do. */
  async execute(request: ExecutionRequest): Promise<ExecutionResult> {
    let prepared: PreparedOperation;
    try {
      prepared = await this.#prepared.get(request);
    } catch (error) {
      return { kind: 'Refused', errors: [toPlanningError(error)] };
    }
    const { variables = {}, context } = request;
    const { apiSchema } = this.#options;
    const { coerced, errors } = getVariableValues(apiSchema, prepared.variableDefinitions, variables);
    if (errors) return { kind: 'Refused', errors };
    const undecided = prepared.conditionVariables.find((name) => coerced[name] === null);
    if (undecided !== undefined) return { kind: 'Refused', errors: [toConditionError(undecided)] };

    const conditions = new Map(prepared.conditionVariables.map((name) => [name, coerced[name] === true]));
    const run = new Run({
      variables: plannableVariables(variables),
      conditions: new Map([...conditions].map(([name, value]) => [plannableVariable(name), value])),
      context,
    });
    if (prepared.introspection)
      Object.assign(run.data, toWireJson(executeIntrospection(apiSchema, prepared.introspection, variables)));
    await prepared.execute?.(run);
    return { kind: 'Executed', operation: prepared.single.operation, ...this.#project(prepared, run, conditions) };
  }

  #project(
    prepared: PreparedOperation,
    run: Run,
    conditions: ReadonlyMap<string, boolean>,
  ): Pick<Executed, 'data' | 'errors'> {
    const { shape, serialize } = this.#preparer.variantOf(prepared, conditions);
    const text = serialize(run.data);
    if (text !== null && run.failures.size === 0) return { data: text, errors: run.errors };
    const { data, errors } = this.#preparer.projectWithErrors(prepared, run, shape);
    return { data: text ?? JSON.stringify(data), errors };
  }

  /**
   * Prepares operations that are known to come, one after the other, so that requests do not wait for them. What does not fit
   * the schema, or cannot be planned, is left out.
   */
  async warm(operations: readonly OperationSource[]): Promise<void> {
    for (const operation of operations) {
      if (validate(this.#options.apiSchema, operation.document).length > 0) continue;
      await this.#prepared.get(operation).catch(() => undefined);
    }
  }

  /** The operations that were executed, the most recent first: what another executor may be warmed with. */
  recentOperations(): readonly OperationSource[] {
    return this.#prepared.recent();
  }
}

function toPlanningError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const tooLong = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  return new GraphQLError(tooLong ? 'Planning this operation takes too long.' : 'This operation cannot be planned.', {
    originalError: error instanceof Error ? error : null,
    extensions: { code: 'QUERY_PLANNING_FAILED' },
  });
}

/** A variable with a default may be null, and yet stand where `@skip` and `@include` want a Boolean. */
function toConditionError(name: string): GraphQLError {
  return new GraphQLError(`Variable "$${name}" decides which fields there are, and must not be null.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** Variables under the names that the subgraphs' documents have for them. */
function plannableVariables(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const name in variables) if (plannableVariable(name) !== name) return renamed(variables);
  return variables;
}

function renamed(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [plannableVariable(name), value]));
}
