import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import { deserializePlan, fetchesOf, type PlanNode, type SerializedPlan } from '../plan/PlanNode.ts';
import { namesIn } from '../supergraph/namesIn.ts';
import { SupergraphDiff } from '../supergraph/SupergraphDiff.ts';
import type { Planner, PlanningReport } from './Planner.ts';

/** The size of all plans together: characters of their serialized form and of the operations' documents. */
const CACHE_SIZE = 8 * 1024 * 1024;

/** Serialized plans, whose size is known, by the operations' documents. */
type Plans = LRUCache<string, string>;

/**
 * A planner that caches its plans, also those for the supergraph before where they are still right. Whether a plan is right depends
 * on what clients see and on what the subgraphs that it fetches from have and resolve; and of both only on the elements that the
 * names in the operation and in the plan can reach. If none of them has changed, the plan is as right as before. Another plan may
 * have become better.
 */
export class PlanCache implements Planner {
  readonly #planner: Planner;
  readonly #supergraph: GraphQLSchema;
  readonly #plans: Plans = new LRUCache({
    maxSize: CACHE_SIZE,
    sizeCalculation: (plan, document) => document.length + plan.length,
  });
  readonly #before: { readonly plans: Plans; readonly diff: SupergraphDiff } | undefined;

  /**
   * @param supergraph the planner's: all types, with the directives of the join specification
   * @param before the cache for the supergraph before
   */
  constructor(planner: Planner, supergraph: GraphQLSchema, before?: PlanCache) {
    this.#planner = planner;
    this.#supergraph = supergraph;
    this.#before = before && {
      plans: before.#plans,
      diff: new SupergraphDiff(before.#supergraph, supergraph),
    };
  }

  async plan(document: GraphQLDocument, signal: AbortSignal, report?: PlanningReport): Promise<PlanNode | null> {
    const cached = this.#plans.get(document.text) ?? this.#unchanged(document.text);
    const plan = cached === undefined ? await this.#planner.plan(document, signal, report) : deserialize(cached);
    this.#plans.set(document.text, cached ?? JSON.stringify(plan));
    return plan;
  }

  close(): void {
    this.#planner.close();
  }

  /** The plan for the supergraph before, if it is still right. */
  #unchanged(document: string): string | undefined {
    const cached = this.#before?.plans.get(document);
    if (cached === undefined) return undefined;
    const names = new Set(namesIn(document));
    const plan = JSON.parse(cached, (_, value: unknown) => {
      if (typeof value === 'string') for (const name of namesIn(value)) names.add(name);
      return value;
    }) as SerializedPlan | null;
    const subgraphs = fetchesOf(plan).map(({ subgraph }) => subgraph);
    return this.#before!.diff.affects(names, subgraphs) ? undefined : cached;
  }
}

function deserialize(text: string): PlanNode | null {
  const plan = JSON.parse(text) as SerializedPlan | null;
  return plan && deserializePlan(plan);
}
