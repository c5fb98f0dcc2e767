import { parse } from 'graphql';

import type { Planner } from '../Planner.ts';
import type { PlannedSchemas } from '../validatePlans.ts';
import { FederatedTypes } from './FederatedTypes.ts';
import { FieldSets } from './FieldSets.ts';
import { planDocument } from './planDocument.ts';

/**
 * A planner that is simple rather than clever: it plans every valid operation of every supergraph (join specification up to v0.5),
 * with some more fetches than needed. What it plans has no `@skip` and no `@include`.
 */
export function createFallbackPlanner({ supergraph, api }: PlannedSchemas): Planner {
  const types = new FederatedTypes(supergraph, api);
  const fieldSets = new FieldSets();
  return {
    plan: async (document) => planDocument(parse(document, { noLocation: true }), types, fieldSets),
    close() {},
  };
}
