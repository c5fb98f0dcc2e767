import { planConcretely } from './planConcretely.ts';
import { type Planner, PlanningTimeoutError } from './Planner.ts';
import { type PlannedSchemas, planSoundly } from './planSoundly.ts';
import { planTellingTypes } from './planTellingTypes.ts';
import { planWithFallback } from './planWithFallback.ts';

/**
 * A planner of several: the first plans, the next one what the one before it refuses or plans wrongly, and what none of them
 * plans as it stands they get once more in a simpler form. What is left then is refused.
 *
 * @param planners each is made when it is first needed
 */
export function createPlanner(planners: ReadonlyArray<() => Planner>, schemas: PlannedSchemas): Planner {
  const [first, ...others] = planners.map((create) => () => planSoundly(create(), schemas));
  if (!first) throw new Error('There is no planner.');
  const planner = others.reduce((before, next) => planWithFallback(before, next), first());
  const planning = planWithFallback(
    planner,
    () => planConcretely(planner, schemas.api),
    // A simpler form is a longer one.
    (error) => !(error instanceof PlanningTimeoutError),
  );
  return planTellingTypes(planning, schemas);
}
