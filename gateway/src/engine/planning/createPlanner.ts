import type { PlanNode } from '../plan/PlanNode.ts';
import { addTypenames, expandAbstractTypes, validatePlans } from './plannerDecorators.ts';
import {
  type PlannedSchemas,
  type Planner,
  PlanningOverloadError,
  type PlanningReport,
  PlanningTimeoutError,
} from './Planner.ts';

/** A planner that is created when it is first needed. */
export interface PlannerCandidate {
  /** For logs and metrics. */
  readonly name: string;
  readonly create: () => Planner;
  /** Whether it is tried even after another planner took too long. */
  readonly isLast?: boolean;
}

export interface PlannerCandidates {
  /** In this order. */
  readonly preferred: readonly PlannerCandidate[];
  /** Plans what the others reject, plan wrongly, or take too long for. */
  readonly fallback: PlannerCandidate;
}

/**
 * A planner of several: the first one plans, the next one plans what that rejects or plans wrongly. What none of them can plan, they get
 * once more in a simpler form. The rest, and what takes them too long, goes to the fallback.
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

/** Plans with the first candidate, what that rejects with the second, and so on. The last one's error is the chain's. */
export function chainPlanners(candidates: readonly PlannerCandidate[]): Planner {
  const created = new Map<PlannerCandidate, Planner>();
  let isClosed = false;

  const plannerOf = (candidate: PlannerCandidate): Planner => {
    let planner = created.get(candidate);
    if (!planner) {
      created.set(candidate, (planner = candidate.create()));
      if (isClosed) planner.close();
    }
    return planner;
  };

  return {
    async plan(document, signal, report): Promise<PlanNode | null> {
      let fault: unknown = new Error('There is no planner.');
      let isTooSlow = false;
      for (const candidate of candidates) {
        if ((isTooSlow || report?.tookTooLong) && !candidate.isLast) continue;
        try {
          return await plannerOf(candidate).plan(document, signal, report);
        } catch (error) {
          if (signal.aborted || error instanceof PlanningOverloadError) throw error;
          reportRejection(report, candidate, error);
          fault = error;
          if (!(error instanceof PlanningTimeoutError)) continue;
          isTooSlow = true;
          if (report) report.tookTooLong = true;
        }
      }
      throw fault;
    },
    close() {
      isClosed = true;
      for (const planner of created.values()) planner.close();
    },
  };
}

function reportRejection(report: PlanningReport | undefined, { name }: PlannerCandidate, error: unknown): void {
  report?.rejected(name, error instanceof Error ? error.message : String(error));
}
