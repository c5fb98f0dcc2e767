import { setImmediate } from 'node:timers/promises';

import { type DocumentNode, getVariableValues, type GraphQLSchema, validate } from 'graphql';

import type { AnswerCache, AnswerPlace } from './AnswerCache.ts';
import type { Admitted, Executed, ExecutionRequest, ExecutionResult, Refused } from './Execution.ts';
import type { ExecutionError } from './ExecutionError.ts';
import type { SubgraphClient } from './fetching/SubgraphClient.ts';
import { KnownOperations, type KnownOperationsCounts, type OperationSource } from './KnownOperations.ts';
import type { OperationFilter } from './OperationFilter.ts';
import type { OperationGuard } from './OperationGuard.ts';
import { OperationPreparer } from './OperationPreparer.ts';
import type { Planner } from './planner/Planner.ts';
import { plannableVariable } from './operation/toPlannable.ts';
import { plannableVariables } from './operation/plannableVariables.ts';
import type { OperationVariant, PreparedOperation } from './PreparedOperation.ts';
import { refused, toConditionError, toRefusals } from './refusals.ts';
import { Run } from './Run.ts';

export interface ExecutorOptions {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** All types, with those that the API hides. */
  readonly supergraphSchema: GraphQLSchema;
  readonly planner: Planner;
  readonly client: SubgraphClient;
  /** Asked in this order before an operation is planned, and at each request for it that the filter does not refuse. */
  readonly guards?: readonly OperationGuard[];
  /** Decides what of an operation a request is answered. */
  readonly filter?: OperationFilter | undefined;
  /** Gives answers again, before an operation is planned; those who asked for more than they may see never get one. */
  readonly answers?: AnswerCache | undefined;
  /** How much memory the operations that are kept may take together. In bytes. */
  readonly cacheSize?: number;
  /** Planning an operation may take this long. In milliseconds. */
  readonly planningTimeout?: number;
}

const CACHE_SIZE = 128 * 1024 * 1024;

/** Executes operations over a supergraph by plans that are compiled once. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #preparer: OperationPreparer;
  readonly #known: KnownOperations;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#preparer = new OperationPreparer(options);
    this.#known = new KnownOperations({
      preparer: this.#preparer,
      guards: options.guards ?? [],
      filter: options.filter,
      answers: options.answers,
      maxSize: options.cacheSize ?? CACHE_SIZE,
    });
  }

  /** Asks filter and guards, so that a request need not be executed by itself. Never rejects for what clients do. */
  async admit(request: ExecutionRequest): Promise<Admitted | Refused> {
    try {
      const operation = this.#known.get(request);
      const { apiSchema } = this.#options;
      const { coerced, errors } = getVariableValues(apiSchema, operation.variableDefinitions, request.variables ?? {});
      if (errors) return { kind: 'Refused', errors };
      const undecided = operation.conditionVariables.find((name) => coerced[name] === null);
      if (undecided !== undefined) return { kind: 'Refused', errors: [toConditionError(undecided)] };

      const conditions = new Map(operation.conditionVariables.map((name) => [name, coerced[name] === true]));
      const withheld = operation.filter && (await operation.filter.withheldFrom(request.context));
      const refusals = withheld?.refuses ? toRefusals(operation, withheld, conditions) : [];
      if (refusals.length > 0) return { kind: 'Refused', errors: refusals };
      // One after the other: what a later guard takes note of, an earlier one has let pass.
      for (const guard of operation.guards) await guard.admit(coerced, request.context);
      return { kind: 'Admitted', operation, variables: coerced, conditions, withheld };
    } catch (error) {
      return refused(error);
    }
  }

  /** Lets guards know that a request got an answer for which nothing was executed. */
  answerAgain({ operation }: Admitted, context: unknown): void {
    for (const guard of operation.guards) guard.observe?.(null, context);
  }

  /**
   * Executes a request. Never rejects for what clients or subgraphs do.
   *
   * @param given where it was admitted before
   */
  async execute(request: ExecutionRequest, given?: Admitted): Promise<ExecutionResult> {
    const admitted = given ?? (await this.admit(request));
    if (admitted.kind === 'Refused') return admitted;
    const { operation, variables: coerced, conditions, withheld } = admitted;
    const { variables = {}, context } = request;
    let prepared: PreparedOperation;
    let place: AnswerPlace | null;
    try {
      place = withheld || !operation.answers ? null : operation.answers.placeFor(coerced, context);
      const kept = place && (await place.find());
      if (kept !== null) {
        operation.isWanted = true;
        this.answerAgain(admitted, context);
        return { kind: 'Executed', operation: operation.single.operation, data: kept, errors: [] };
      }
      prepared = await operation.prepare(withheld);
    } catch (error) {
      return refused(error);
    }
    const variant = this.#preparer.variantOf(prepared, conditions);
    const run = new Run({
      variables: plannableVariables(variables),
      conditions: new Map([...conditions].map(([name, value]) => [plannableVariable(name), value])),
      context,
    });
    if (!variant.isWithheld) {
      if (prepared.introspection) run.take(prepared.introspection(variables));
      await prepared.execute?.(run);
    }
    for (const guard of operation.guards)
      guard.observe?.({ variables: coerced, data: run.data, shape: variant.shape }, context);
    const answer = this.#project(prepared, run, variant);
    if (place && answer.errors.length === 0) place.keep(answer.data);
    return { kind: 'Executed', operation: operation.single.operation, ...answer };
  }

  #project(
    prepared: PreparedOperation,
    run: Run,
    { shape, serialize, errors: withheld, isWithheld }: OperationVariant,
  ): Pick<Executed, 'data' | 'errors'> {
    if (isWithheld) return { data: 'null', errors: withheld };
    const text = serialize(run.data);
    if (text !== null && run.failures.size === 0) return { data: text, errors: joined(withheld, run.errors) };
    const { data, errors } = this.#preparer.projectWithErrors(prepared, run, shape);
    return { data: text ?? JSON.stringify(data), errors: joined(withheld, errors) };
  }

  /**
   * Prepares operations that are known to come, one after the other, so that requests do not wait for them. What does not fit
   * the schema, is refused, or cannot be planned, is left out.
   *
   * @param signal ends it
   */
  async warm(operations: readonly OperationSource[], signal?: AbortSignal): Promise<void> {
    for (const operation of operations) {
      // What needs no planning would be prepared in one go, and hold up all requests meanwhile.
      await setImmediate();
      if (signal?.aborted) return;
      try {
        if (validate(this.#options.apiSchema, operation.document).length > 0) continue;
        await this.#known.get(operation).prepare(null);
      } catch {
        continue;
      }
    }
  }

  /** The document of this text, where its only operation is kept. */
  documentOf(source: string): DocumentNode | undefined {
    return this.#known.documentOf(source);
  }

  /** What its cache of operations has done since it was made. */
  get cacheCounts(): KnownOperationsCounts {
    return this.#known.counts;
  }

  /** The operations that were executed, the most recent first: what another executor may be warmed with. */
  recentOperations(): readonly OperationSource[] {
    return this.#known.recent();
  }
}

/** Most requests have errors of one kind, if any. */
function joined(some: readonly ExecutionError[], others: readonly ExecutionError[]): readonly ExecutionError[] {
  return some.length === 0 ? others : [...some, ...others];
}
