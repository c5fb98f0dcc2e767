import { addTypenames } from './addTypenames.ts';
import { chainPlanners, type PlannerCandidate } from './chainPlanners.ts';
import { expandAbstractTypes } from './expandAbstractTypes.ts';
import type { Planner } from './Planner.ts';
import { type PlannedSchemas, validatePlans } from './validatePlans.ts';

export interface PlannerCandidates {
  /** In this order. */
  readonly preferred: readonly PlannerCandidate[];
  /** Plans what the others reject, plan wrongly, or take too long for. */
  readonly fallback: PlannerCandidate;
}

/**
 * A planner of several: the first plans, the next one what the one before it rejects or plans wrongly, and what none of them
 * plans as it stands they get once more in a simpler form. What is left then, or takes them too long, the fallback plans.
 */
export function createPlanner({ preferred, fallback }: PlannerCandidates, schemas: PlannedSchemas): Planner {
  const validated = preferred.map((candidate) => validating(candidate, schemas));
  const expanding = validated.map(({ name, create }) => ({
    name: `${name}, abstract types expanded`,
    create: () => expandAbstractTypes(create(), schemas.api),
  }));
  const last = { ...validating(fallback, schemas), isLast: true };
  return addTypenames(chainPlanners([...validated, ...expanding, last]), schemas);
}

function validating({ name, create }: PlannerCandidate, schemas: PlannedSchemas): PlannerCandidate {
  let planner: Planner | undefined;
  return { name, create: () => (planner ??= validatePlans(create(), schemas)) };
}
