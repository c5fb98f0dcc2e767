import { setImmediate } from 'node:timers/promises';

import { type DocumentNode, OperationTypeNode, validate } from 'graphql';

import type { CacheEntry } from './hooks/ResponseCache.ts';
import { CachedOperation } from './compilation/CachedOperation.ts';
import { coerceAsGraphqlJs } from './hooks/CoerceVariables.ts';
import type { CompiledOperation } from './compilation/CompiledOperation.ts';
import type { CheckedRequest, ExecutionRequest, ExecutionResult, Rejected } from './Execution.ts';
import type { ExecutionError } from './fetch/ExecutionError.ts';
import type { ExecutorOptions } from './ExecutorOptions.ts';
import { OperationCache, type OperationCacheCounts, type WantedOperation } from './compilation/OperationCache.ts';
import { OperationCompiler } from './compilation/OperationCompiler.ts';
import type { OperationSource } from './compilation/OperationSource.ts';
import { OperationVariant } from './compilation/OperationVariant.ts';
import { introspects } from './operation/introspectionParts.ts';
import { plannerSafeVariables } from './operation/plannerSafe.ts';
import { planningSize } from './operation/planningSize.ts';
import { rejectUnsupportedOperation } from './operation/rejectUnsupportedOperation.ts';
import { resolveOperation } from './operation/resolveOperation.ts';
import type { ResolvedOperation } from './operation/ResolvedOperation.ts';
import { conditionCombinations, type ConditionValues } from './operation/conditions.ts';
import { toConditionError, toRejection } from './compilation/rejections.ts';
import { PlanExecution } from './fetch/PlanExecution.ts';

const CACHE_SIZE = 128 * 1024 * 1024;

/** No operation takes more of the cache than one of so many parts, however many variants it has. */
const MOST_OF_CACHE = 8;

/** There is no need to know how much larger an operation is. In selections. */
const MAX_PLANNING_SIZE = 20_000;

const NO_VALUES: ConditionValues = new Map();

/** Executes operations over a supergraph by plans that are compiled once. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #compiler: OperationCompiler;
  readonly #operations: OperationCache;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#compiler = new OperationCompiler(options);
    this.#operations = new OperationCache({
      create: (source, onGrowth) => this.#cached(source, onGrowth),
      maxSize: this.#cacheSize,
    });
  }

  /** Runs the filter and the guards, so that the execution itself may be shared. Never rejects for an invalid request. */
  async check(request: ExecutionRequest): Promise<CheckedRequest | Rejected> {
    try {
      const operation = this.#operations.get(request);
      const { apiSchema, coerceVariables = coerceAsGraphqlJs } = this.#options;
      const { coerced, errors } = coerceVariables({
        schema: apiSchema,
        definitions: operation.variableDefinitions,
        document: operation.source.document,
        inputs: request.variables ?? {},
      });
      if (errors) return { kind: 'Rejected', errors };
      const undecided = operation.conditionVariables.find((name) => coerced[name] === null);
      if (undecided !== undefined) return { kind: 'Rejected', errors: [toConditionError(undecided)] };

      const variant = operation.variant(valuesOf(operation.conditionVariables, coerced));
      const removed = variant.filter && (await variant.filter.removedFields(request.context));
      await variant.check(coerced, request.context, removed);
      return { kind: 'Checked', variant, variables: coerced, removed };
    } catch (error) {
      return { kind: 'Rejected', errors: [toRejection(error)] };
    }
  }

  /** Notifies guards that a request got a response for which nothing was executed. */
  onCacheHit({ variant }: CheckedRequest, context: unknown): void {
    variant.onCacheHit(context);
  }

  /**
   * Executes a request. Never rejects for what clients or subgraphs do.
   *
   * @param given if the request was checked before
   */
  async execute(request: ExecutionRequest, given?: CheckedRequest): Promise<ExecutionResult> {
    const checked = given ?? (await this.check(request));
    if (checked.kind === 'Rejected') return checked;
    const { variant, variables: coerced, removed } = checked;
    const { variables = {}, context } = request;
    const { operation } = variant.single;
    let compiled: CompiledOperation;
    let entry: CacheEntry | null;
    try {
      entry = removed || !variant.responses ? null : variant.responses.entry(coerced, context);
      const cached = entry && (await entry.get());
      if (cached !== null) {
        variant.onCacheHit(context);
        return { kind: 'Executed', operation, data: cached, errors: [] };
      }
      compiled = await variant.compile(removed);
    } catch (error) {
      return { kind: 'Rejected', errors: [toRejection(error)] };
    }
    const run = new PlanExecution({ variables: plannerSafeVariables(variables), context });
    if (!compiled.isEmpty) {
      await compiled.execute?.(run);
      compiled.introspection?.(run, variables);
    }
    for (const guard of variant.guards)
      guard.observe?.({ variables: coerced, data: run.data, shape: compiled.shape }, context);
    const { data, errors } = this.#project(compiled, run);
    if (entry && errors.length === 0) entry.set(data);
    return { kind: 'Executed', operation, data, errors };
  }

  #project(
    compiled: CompiledOperation,
    run: PlanExecution,
  ): { readonly data: string; readonly errors: readonly ExecutionError[] } {
    if (compiled.isEmpty) return { data: 'null', errors: compiled.errors };
    const text = compiled.serialize(run.data);
    if (text !== null && run.failures.size === 0) return { data: text, errors: joined(compiled.errors, run.errors) };
    const { data, errors } = this.#compiler.projectWithErrors(compiled, run);
    return { data: text ?? JSON.stringify(data), errors: joined(compiled.errors, errors) };
  }

  /**
   * Compiles operations that are known to come, one after the other, so that requests do not wait for them. What does not fit
   * the schema, is rejected, or cannot be planned, is left out.
   *
   * @param signal ends it
   */
  async warm(operations: readonly WantedOperation[], signal?: AbortSignal): Promise<void> {
    for (const wanted of operations) {
      // What needs no planning would be compiled in one go, and hold up all requests meanwhile.
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

  /** What its cache of operations has done since it was made. */
  get cacheCounts(): OperationCacheCounts {
    return this.#operations.counts;
  }

  /** The operations that were executed, the most recent first: what another executor may be warmed with. */
  recentOperations(): readonly WantedOperation[] {
    return this.#operations.recent();
  }

  get #cacheSize(): number {
    return this.#options.cacheSize ?? CACHE_SIZE;
  }

  #cached(source: OperationSource, onGrowth: (operation: CachedOperation) => void): CachedOperation {
    const { guards = [] } = this.#options;
    const single = resolveOperation(source.document, source.operationName);
    rejectUnsupportedOperation(single);
    for (const guard of guards) guard.inspect?.(single);
    const createVariant = (settled: ResolvedOperation) => this.#variant(settled, source);
    return new CachedOperation(source, single, {
      createVariant,
      onGrowth,
      maxWeight: this.#cacheSize / MOST_OF_CACHE,
    });
  }

  #variant(single: ResolvedOperation, { source }: OperationSource): OperationVariant {
    const { apiSchema, guards = [], filter, responseCache } = this.#options;
    const size = planningSize(single, apiSchema, MAX_PLANNING_SIZE);
    return new OperationVariant({
      single,
      size,
      guards: guards.flatMap((guard) => guard.prepare?.(single) ?? []),
      filter: filter?.prepare(single) ?? null,
      responses: responseCache && isCacheable(single) ? responseCache.prepare(single, source) : null,
      compile: (removed) => this.#compiler.compile({ single, source, size }, removed),
    });
  }
}

function valuesOf(names: readonly string[], variables: Readonly<Record<string, unknown>>): ConditionValues {
  return names.length === 0 ? NO_VALUES : new Map(names.map((name) => [name, variables[name] === true]));
}

/** Whether responses of an operation may be cached: mutations have effects, and the schema is introspected in no time. */
function isCacheable(single: ResolvedOperation): boolean {
  return single.operation.operation === OperationTypeNode.QUERY && !introspects(single);
}

/** Most requests have errors of one kind, if any. */
function joined(some: readonly ExecutionError[], others: readonly ExecutionError[]): readonly ExecutionError[] {
  return some.length === 0 ? others : [...some, ...others];
}
