import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';

import { fromApolloPlan } from '../plan/fromApolloPlan.ts';
import type { SerializedPlan } from '../plan/PlanNode.ts';

/**
 * Apollo's planner on the thread that calls it.
 *
 * @returns what plans a document; it throws where that cannot be planned
 */
export function createApolloPlanning(supergraphSdl: string): (document: string) => SerializedPlan | null {
  const supergraph = Supergraph.build(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return (document) => {
    const { node } = planner.buildQueryPlan(operationFromDocument(apiSchema, parse(document), { validate: false }));
    if (node?.kind === 'Subscription') throw new Error('Subscriptions are not supported.');
    return node ? fromApolloPlan(node) : null;
  };
}
