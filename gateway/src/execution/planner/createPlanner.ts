import { addTypenames } from './addTypenames.ts';
import { expandAbstractTypes } from './expandAbstractTypes.ts';
import { createFallbackPlanner } from './fallback/createFallbackPlanner.ts';
import { type Planner, PlanningTimeoutError } from './Planner.ts';
import { planWithFallback } from './planWithFallback.ts';
import { type PlannedSchemas, validatePlans } from './validatePlans.ts';

/**
 * A planner of several: the first plans, the next one what the one before it refuses or plans wrongly, and what none of them
 * plans as it stands they get once more in a simpler form. What is left then, or takes them too long, the fallback planner plans.
 *
 * @param planners each is created when it is first needed
 */
export function createPlanner(planners: ReadonlyArray<() => Planner>, schemas: PlannedSchemas): Planner {
  const createLast = () => validatePlans(createFallbackPlanner(schemas), schemas);
  const [first, ...others] = planners.map((create) => () => validatePlans(create(), schemas));
  if (!first) return addTypenames(createLast(), schemas);
  const planner = others.reduce((before, next) => planWithFallback(before, next), first());
  const planning = planWithFallback(
    planner,
    () => expandAbstractTypes(planner, schemas.api),
    // A simpler form is a longer one.
    (error) => !(error instanceof PlanningTimeoutError),
  );
  return addTypenames(planWithFallback(planning, createLast), schemas);
}
