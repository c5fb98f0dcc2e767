import { parse } from 'graphql';

import type { SerializedPlan } from '../../plan/PlanNode.ts';
import type { PlannedSchemas } from '../Planner.ts';
import { FederatedTypes } from './FederatedTypes.ts';
import { FieldSets } from './FieldSets.ts';
import { planDocument } from './planDocument.ts';

/**
 * A planner that is simple rather than clever, on the thread that calls it: it plans every valid operation of every supergraph (join
 * specification up to v0.5), with some more fetches than needed. What it plans has no `@skip` and no `@include`.
 *
 * @returns what plans a document; it throws where that cannot be planned
 */
export function createFallbackPlanning({
  supergraph,
  api,
}: PlannedSchemas): (document: string) => SerializedPlan | null {
  const types = new FederatedTypes(supergraph, api);
  const fieldSets = new FieldSets();
  return (document) => planDocument(parse(document, { noLocation: true }), types, fieldSets);
}
