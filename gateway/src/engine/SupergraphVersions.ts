import { once } from 'node:events';

import type { GraphQLSchema } from 'graphql';

import type { Executor } from './Executor.ts';
import type { PlanCache } from './planning/PlanCache.ts';

/** A graph as it is served: one supergraph's. */
export interface SupergraphVersion {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** What documents are held against: that, and what is refused when it is asked for. */
  readonly documentSchema: GraphQLSchema;
  readonly executor: Executor;
  readonly planner: PlanCache;
}

/**
 * The graph that is served now, and the one that takes its place when it is ready: when what was asked of late is planned, or
 * the time for that is over. Requests that are under way stay with the graph that they came to.
 */
export class SupergraphVersions {
  readonly #milliseconds: number;
  readonly #bySchema = new WeakMap<GraphQLSchema, SupergraphVersion>();
  #current: SupergraphVersion | undefined;
  /** Ends the preparation of what has been replaced itself. */
  #preparation = new AbortController();

  /** @param milliseconds how long a graph is prepared at most before it takes the place of the one before */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  get current(): SupergraphVersion | undefined {
    return this.#current;
  }

  /** The graph against whose schema a request's document was held. It may be one of before. */
  ofSchema(schema: GraphQLSchema): SupergraphVersion | undefined {
    return this.#bySchema.get(schema) ?? this.#current;
  }

  /**
   * Serves the first graph at once, and a further one when it is ready.
   *
   * @param serving is told that it is served, unless another one has been put in its place before
   */
  async replace(next: SupergraphVersion, serving: () => void): Promise<void> {
    this.#preparation.abort();
    const { signal } = (this.#preparation = new AbortController());
    if (this.#current) {
      const warm = next.executor.warm(this.#current.executor.recentOperations(), signal);
      await Promise.race([warm, once(AbortSignal.timeout(this.#milliseconds), 'abort')]);
      if (signal.aborted) {
        next.planner.close();
        return;
      }
    }
    this.#current?.planner.close();
    this.#current = next;
    this.#bySchema.set(next.documentSchema, next);
    serving();
  }

  close(): void {
    this.#preparation.abort();
    this.#current?.planner.close();
  }
}
