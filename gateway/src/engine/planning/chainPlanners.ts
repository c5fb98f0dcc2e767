import type { PlanNode } from '../plan/PlanNode.ts';
import { type Planner, PlanningOverloadError, type PlanningReport, PlanningTimeoutError } from './Planner.ts';

/** One of the planners that are tried. */
export interface PlannerCandidate {
  /** For logs and metrics. */
  readonly name: string;
  /** Called when it is first needed. */
  readonly create: () => Planner;
  /** Whether it is tried though another planner took too long. */
  readonly isLast?: boolean;
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
      let isTooLong = false;
      for (const candidate of candidates) {
        if ((isTooLong || report?.tookTooLong) && !candidate.isLast) continue;
        try {
          return await plannerOf(candidate).plan(document, signal, report);
        } catch (error) {
          if (signal.aborted || error instanceof PlanningOverloadError) throw error;
          reportRejection(report, candidate, error);
          fault = error;
          if (!(error instanceof PlanningTimeoutError)) continue;
          isTooLong = true;
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
