import type { PlanNode } from '../plan/PlanNode.ts';

/** What a planner's program is sent. */
export interface PlanningRequest {
  readonly id: number;
  readonly document: string;
}

/** What it answers. */
export interface PlanningAnswer {
  readonly id: number;
  readonly plan: PlanNode | null;
  /** Why there is no plan. */
  readonly error?: string;
}

/** A planner that runs apart, on a thread or in a process. */
export interface PlannerProgram {
  send(request: PlanningRequest): void;
  /** Whether this process waits for its answers, rather than being free to end. */
  hold(isWaiting: boolean): void;
  end(): void;
}

/** Starts the program; `ended` is told when it ends by itself. */
export type StartPlannerProgram = (events: {
  readonly answered: (answer: PlanningAnswer) => void;
  readonly ended: (reason: Error) => void;
}) => PlannerProgram;
