import { setImmediate } from 'node:timers/promises';

import { type DocumentNode, validate } from 'graphql';

import { type CachedOperation, NO_VALUES } from './compilation/CachedOperation.ts';
import type { CompiledOperation } from './compilation/CompiledOperation.ts';
import { createCachedOperation } from './compilation/createCachedOperation.ts';
import { createCompiler } from './compilation/createCompiler.ts';
import { OperationCache, type OperationCacheCounts, type WantedOperation } from './compilation/OperationCache.ts';
import { toConditionError, toRejection } from './compilation/rejections.ts';
import type { CheckedRequest, ExecutionRequest, ExecutionResult, Rejected } from './Execution.ts';
import type { ExecutorOptions } from './ExecutorOptions.ts';
import { PlanExecution } from './fetch/PlanExecution.ts';
import { coerceAsGraphqlJs } from './hooks/CoerceVariables.ts';
import type { CacheEntry } from './hooks/ResponseCache.ts';
import { conditionCombinations, type ConditionValues } from './operation/conditions.ts';
import { plannerSafeVariables } from './operation/plannerSafe.ts';

const CACHE_SIZE = 128 * 1024 * 1024;

/** One operation with all its variants takes at most this part of the cache. */
const MAX_PART_OF_CACHE = 1 / 8;

/** Executes operations over a supergraph by plans that are compiled once. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #operations: OperationCache;

  constructor(options: ExecutorOptions) {
    const { cacheSize: maxSize = CACHE_SIZE } = options;
    this.#options = options;
    const compiler = createCompiler(options);
    this.#operations = new OperationCache({
      create: (source, onGrowth) =>
        createCachedOperation(source, options, compiler, { onGrowth, maxWeight: maxSize * MAX_PART_OF_CACHE }),
      maxSize,
    });
  }

  /** Runs the filter and the guards, so that the execution itself may be shared. Never rejects for an invalid request. */
  async check(request: ExecutionRequest): Promise<CheckedRequest | Rejected> {
    try {
      const operation = this.#operations.get(request);
      const { coerced, errors } = this.#coerce(operation, request);
      if (errors) return { kind: 'Rejected', errors };
      const nullCondition = operation.conditionVariables.find((name) => coerced[name] === null);
      if (nullCondition !== undefined) return { kind: 'Rejected', errors: [toConditionError(nullCondition)] };

      const variant = operation.variant(valuesOf(operation.conditionVariables, coerced));
      const removing = variant.filter?.removedFields(request.context) ?? null;
      const removed = removing instanceof Promise ? await removing : removing;
      const checking = variant.check(coerced, request.context, removed);
      if (checking) await checking;
      return { kind: 'Checked', variant, variables: coerced, removed };
    } catch (error) {
      return { kind: 'Rejected', errors: [toRejection(error)] };
    }
  }

  /** Notifies guards that a request got a response without execution. */
  onCacheHit({ variant }: CheckedRequest, context: unknown): void {
    variant.onCacheHit(context);
  }

  /**
   * Executes a request. Never rejects for what clients or subgraphs do.
   *
   * @param checkedBefore if the request was checked before
   */
  async execute(request: ExecutionRequest, checkedBefore?: CheckedRequest): Promise<ExecutionResult> {
    const checked = checkedBefore ?? (await this.check(request));
    if (checked.kind === 'Rejected') return checked;
    const { variant, variables, removed } = checked;
    const { variables: given = {}, context } = request;
    const { operation } = variant.operation;
    let compiled: CompiledOperation;
    let entry: CacheEntry | null;
    try {
      entry = removed || !variant.responses ? null : variant.responses.entry(variables, context);
      const cached = entry && (await entry.get());
      if (cached !== null) {
        variant.onCacheHit(context);
        return { kind: 'Executed', operation, data: cached, errors: [] };
      }
      const compiling = variant.compile(removed);
      compiled = compiling instanceof Promise ? await compiling : compiling;
    } catch (error) {
      return { kind: 'Rejected', errors: [toRejection(error)] };
    }
    const execution = new PlanExecution({ variables: plannerSafeVariables(given), context });
    if (compiled.execute) await compiled.execute(execution, given);
    for (const guard of variant.guards)
      guard.observe?.({ variables, data: execution.data, shape: compiled.shape }, context);
    const { data, errors } = compiled.writeResponse(execution);
    if (entry && errors.length === 0) entry.set(data);
    return { kind: 'Executed', operation, data, errors };
  }

  /**
   * Compiles operations that are expected, one after the other, so that requests do not wait for them. Skips those that do not fit
   * the schema, are rejected, or cannot be planned.
   *
   * @param signal ends it
   */
  async warm(operations: readonly WantedOperation[], signal?: AbortSignal): Promise<void> {
    for (const wanted of operations) {
      // Operations that need no planning would be compiled without a pause, and delay all requests.
      await setImmediate();
      if (signal?.aborted) return;
      try {
        if (validate(this.#options.apiSchema, wanted.document).length > 0) continue;
        const operation = this.#operations.get(wanted);
        for (const values of wanted.values ? [wanted.values] : conditionCombinations(operation.conditionVariables))
          await operation.variant(values).compile(null);
      } catch {
        continue;
      }
    }
  }

  /** The document of this text, where its only operation is cached. */
  documentOf(source: string): DocumentNode | undefined {
    return this.#operations.documentOf(source);
  }

  /** The hits and misses of its cache of operations. */
  get cacheCounts(): OperationCacheCounts {
    return this.#operations.counts;
  }

  /** The operations that were executed, the most recent first: what another executor may be warmed with. */
  recentOperations(): readonly WantedOperation[] {
    return this.#operations.recent();
  }

  #coerce({ variableDefinitions, source }: CachedOperation, { variables = {} }: ExecutionRequest) {
    const { apiSchema: schema, coerceVariables = coerceAsGraphqlJs } = this.#options;
    return coerceVariables({ schema, definitions: variableDefinitions, document: source.document, inputs: variables });
  }
}

function valuesOf(names: readonly string[], variables: Readonly<Record<string, unknown>>): ConditionValues {
  return names.length === 0 ? NO_VALUES : new Map(names.map((name) => [name, variables[name] === true]));
}
