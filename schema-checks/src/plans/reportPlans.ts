import type { PlansTask, ReportedPlan } from '../CheckReport.ts';
import type { PlanThresholds } from '../CheckPolicy.ts';
import type { PlanChange } from './comparePlans.ts';

/** Which plans fail the check: operations that cannot be planned, and plans that grow beyond the thresholds. */
export function reportPlans(
  changes: readonly PlanChange[],
  plannedOperations: number,
  thresholds: PlanThresholds,
): PlansTask {
  const plans = changes.map((change) => report(change, thresholds));
  const failed = plans.some(({ severity }) => severity === 'FAILURE');
  return { status: failed ? 'FAILED' : 'PASSED', plannedOperations, plans };
}

function report({ operation, before, after, added }: PlanChange, thresholds: PlanThresholds): ReportedPlan {
  const { id, name, uses } = operation;
  const isWorse =
    after === null ||
    after.fetches - before.fetches > thresholds.maxAddedFetches ||
    after.hops - before.hops > thresholds.maxAddedHops;
  return {
    severity: isWorse ? 'FAILURE' : 'NOTICE',
    code: after === null ? 'PLAN_FAILED' : after.hops > before.hops ? 'PLAN_NEW_HOP' : 'PLAN_MORE_FETCHES',
    message: describe(name, before, after, added),
    operation: { id, name, uses },
    before: { fetches: before.fetches, hops: before.hops },
    after: after && { fetches: after.fetches, hops: after.hops },
    added,
  };
}

type Summary = PlanChange['before'];

function describe(name: string, before: Summary, after: Summary | null, added: readonly string[]): string {
  if (!after) return `${name} cannot be planned any more.`;
  const hops = after.hops === before.hops ? '' : `, ${after.hops} one after the other instead of ${before.hops}`;
  const by = added.length > 0 ? ` New: ${added.join('; ')}.` : '';
  return `${name} needs ${after.fetches} fetches instead of ${before.fetches}${hops}.${by}`;
}
