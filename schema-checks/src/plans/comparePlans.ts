import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { validate } from 'graphql';

import type { ClientOperation } from '../operations/ClientOperation.ts';
import { type PlanSummary, summarizePlan } from './PlanSummary.ts';

/** An operation whose plan got worse, or that cannot be planned any more. */
export interface PlanChange {
  readonly operation: ClientOperation;
  readonly before: PlanSummary;
  /** Null when it cannot be planned. */
  readonly after: PlanSummary | null;
  /** What is fetched that was not before: subgraph and fields. */
  readonly added: readonly string[];
}

interface Planner {
  readonly accepts: (operation: ClientOperation) => boolean;
  readonly plan: (operation: ClientOperation) => PlanSummary;
}

/** Plans operations over two supergraphs. Those that are not valid against both,
 * that the first one cannot plan, and whose plans are no worse, are left out. */
export function comparePlans(before: string, after: string, operations: readonly ClientOperation[]): PlanChange[] {
  if (operations.length === 0 || before === after) return [];
  const [planBefore, planAfter] = [createPlanner(before), createPlanner(after)];
  return operations.flatMap((operation): PlanChange[] => {
    if (!planBefore.accepts(operation) || !planAfter.accepts(operation)) return [];
    const old = attempt(planBefore, operation);
    if (!old) return [];
    const now = attempt(planAfter, operation);
    if (!now) return [{ operation, before: old, after: null, added: [] }];
    if (now.fetches <= old.fetches && now.hops <= old.hops) return [];
    return [{ operation, before: old, after: now, added: addedFetches(old, now) }];
  });
}

function createPlanner(supergraphSdl: string): Planner {
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: null, validateSupergraph: false });
  const planner = new QueryPlanner(supergraph);
  const schema = supergraph.apiSchema();
  const apiSchema = schema.toGraphQLJSSchema();
  return {
    accepts: ({ document }) => validate(apiSchema, document).length === 0,
    plan: ({ document }) => summarizePlan(planner.buildQueryPlan(operationFromDocument(schema, document))),
  };
}

/** The fetches from a source that was asked less often before. A fetch that only has more fields is no new one. */
function addedFetches(before: PlanSummary, after: PlanSummary): string[] {
  const known = before.fetched.map(({ source }) => source);
  return after.fetched.flatMap(({ source, text }) => {
    const at = known.indexOf(source);
    if (at === -1) return [text];
    known.splice(at, 1);
    return [];
  });
}

/** A planner throws at what the schema cannot answer. */
function attempt({ plan }: Planner, operation: ClientOperation): PlanSummary | null {
  try {
    return plan(operation);
  } catch {
    return null;
  }
}
