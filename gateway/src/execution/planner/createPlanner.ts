import { addTypenames } from './addTypenames.ts';
import { chainPlanners, type PlannerCandidate } from './chainPlanners.ts';
import { expandAbstractTypes } from './expandAbstractTypes.ts';
import { createFallbackPlanner } from './fallback/createFallbackPlanner.ts';
import type { Planner } from './Planner.ts';
import { type PlannedSchemas, validatePlans } from './validatePlans.ts';

/**
 * A planner of several: the first plans, the next one what the one before it rejects or plans wrongly, and what none of them
 * plans as it stands they get once more in a simpler form. What is left then, or takes them too long, the fallback planner plans.
 */
export function createPlanner(candidates: readonly PlannerCandidate[], schemas: PlannedSchemas): Planner {
  const validated = candidates.map(({ name, create }) => {
    let planner: Planner | undefined;
    return { name, create: () => (planner ??= validatePlans(create(), schemas)) };
  });
  const expanding = validated.map(({ name, create }) => ({
    name: `${name}, abstract types expanded`,
    create: () => expandAbstractTypes(create(), schemas.api),
  }));
  const fallback = {
    name: 'fallback',
    create: () => validatePlans(createFallbackPlanner(schemas), schemas),
    isQuick: true,
  };
  return addTypenames(chainPlanners([...validated, ...expanding, fallback]), schemas);
}
