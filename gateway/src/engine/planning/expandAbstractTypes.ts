import { type GraphQLSchema, parse, print } from 'graphql';

import { expandFragments } from '../operation/expandFragments.ts';
import type { Planner } from './Planner.ts';

/**
 * Plans operations in a simpler form. Planners refuse some in which type conditions stand within others, and plan the same
 * where the conditions name object types only.
 */
export function expandAbstractTypes(planner: Planner, apiSchema: GraphQLSchema): Planner {
  return {
    plan: async (document, signal, report) =>
      planner.plan(print(expandFragments(parse(document, { noLocation: true }), apiSchema)), signal, report),
    close: () => planner.close(),
  };
}
