import { once } from 'node:events';

import type { GraphQLSchema } from 'graphql';

import type { Executor } from './Executor.ts';
import type { PlanCache } from './planning/PlanCache.ts';

/** What is derived from one supergraph to execute operations. */
export interface SupergraphVersion {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** What documents are validated against: the API schema, and what is known but rejected. */
  readonly documentSchema: GraphQLSchema;
  readonly executor: Executor;
  readonly planner: PlanCache;
}

export interface ReplaceOptions {
  /** Prepares a version that replaces another one, beside the plans of recent operations; rejects if it must not be served. */
  readonly prepare?: () => Promise<void>;
  /** Called when the version is current, unless it was replaced before. */
  readonly onCurrent?: () => void;
}

const PREPARATION_TIMEOUT_MS = 10_000;

/**
 * The current version of a supergraph, and its replacement. A new version becomes current when the operations that were recently
 * executed have their plans, or after a timeout. Requests in flight stay with their version.
 */
export class SupergraphVersions<Version extends SupergraphVersion = SupergraphVersion> {
  readonly #preparationTimeout: number;
  readonly #bySchema = new WeakMap<GraphQLSchema, Version>();
  #current: Version | undefined;
  /** Ends the preparation of a version that is replaced itself. */
  #preparation = new AbortController();

  /** @param preparationTimeout how long a version is prepared at most before it becomes current, in milliseconds */
  constructor(preparationTimeout = PREPARATION_TIMEOUT_MS) {
    this.#preparationTimeout = preparationTimeout;
  }

  /** Undefined until a supergraph was loaded. */
  get current(): Version | undefined {
    return this.#current;
  }

  /** The version against whose document schema a request's document was validated; it may have been replaced since. */
  ofSchema(schema: GraphQLSchema): Version | undefined {
    return this.#bySchema.get(schema) ?? this.#current;
  }

  /**
   * Makes the first version current at once, and a further one when it is prepared.
   *
   * @throws what `prepare` throws; the current version stays
   */
  async replace(next: Version, { prepare, onCurrent }: ReplaceOptions = {}): Promise<void> {
    this.#preparation.abort();
    const { signal } = (this.#preparation = new AbortController());
    if (this.#current) {
      const warm = next.executor.warm(this.#current.executor.recentOperations(), signal);
      const timeout = once(AbortSignal.timeout(this.#preparationTimeout), 'abort');
      try {
        await Promise.race([Promise.all([warm, prepare?.()]), timeout]);
      } catch (error) {
        next.planner.close();
        throw error;
      }
      if (signal.aborted) {
        next.planner.close();
        return;
      }
    }
    this.#current?.planner.close();
    this.#current = next;
    this.#bySchema.set(next.documentSchema, next);
    onCurrent?.();
  }

  close(): void {
    this.#preparation.abort();
    this.#current?.planner.close();
  }
}
