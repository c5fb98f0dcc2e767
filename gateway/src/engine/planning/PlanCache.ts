import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';

import { fetchesOf } from '../plan/fetchesOf.ts';
import type { PlanNode } from '../plan/PlanNode.ts';
import { namesIn } from '../supergraph/namesIn.ts';
import { SupergraphDiff } from '../supergraph/SupergraphDiff.ts';
import type { Planner, PlanningReport } from './Planner.ts';

/** How many characters the plans that are kept may have together, as JSON and with their documents. */
const CACHE_SIZE = 8 * 1024 * 1024;

/** Plans as JSON, whose size is known, by their documents. */
type Plans = LRUCache<string, string>;

/**
 * A planner that keeps its plans, so that what was planned for the supergraph before is not planned again where that is right
 * still. Whether a plan is right depends on what clients see, on what the subgraphs that it asks have and resolve, and of both
 * on the elements only that may be met by the names that stand in the operation and in the plan. Where all of them are as they
 * were, it is as right as it was. Another one may have become better.
 */
export class PlanCache implements Planner {
  readonly #planner: Planner;
  readonly #supergraph: GraphQLSchema;
  readonly #plans: Plans = new LRUCache({
    maxSize: CACHE_SIZE,
    sizeCalculation: (plan, document) => document.length + plan.length,
  });
  readonly #before: { readonly plans: Plans; readonly changes: SupergraphDiff } | undefined;

  /**
   * @param supergraph the planner's: all types, with the directives of the join specification
   * @param before the keeper of the supergraph before
   */
  constructor(planner: Planner, supergraph: GraphQLSchema, before?: PlanCache) {
    this.#planner = planner;
    this.#supergraph = supergraph;
    this.#before = before && {
      plans: before.#plans,
      changes: new SupergraphDiff(before.#supergraph, supergraph),
    };
  }

  async plan(document: string, signal: AbortSignal, report?: PlanningReport): Promise<PlanNode | null> {
    const kept = this.#plans.get(document) ?? this.#unchanged(document);
    const plan =
      kept === undefined ? await this.#planner.plan(document, signal, report) : (JSON.parse(kept) as PlanNode | null);
    this.#plans.set(document, kept ?? JSON.stringify(plan));
    return plan;
  }

  close(): void {
    this.#planner.close();
  }

  /** The plan of before, where it is right still. */
  #unchanged(document: string): string | undefined {
    const kept = this.#before?.plans.get(document);
    if (kept === undefined) return undefined;
    const names = new Set(namesIn(document));
    const plan = JSON.parse(kept, (_, value: unknown) => {
      if (typeof value === 'string') for (const name of namesIn(value)) names.add(name);
      return value;
    }) as PlanNode | null;
    const subgraphs = fetchesOf(plan).map(({ subgraph }) => subgraph);
    return this.#before!.changes.concern(names, subgraphs) ? undefined : kept;
  }
}
