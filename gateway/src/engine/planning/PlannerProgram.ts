import type { PlanNode } from '../plan/PlanNode.ts';

/** What a planner's program says once it can plan. */
export const READY = 'ready';

/** What it is sent. */
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

/** Starts the program. */
export type StartPlannerProgram = (events: {
  /** Tells what it says. */
  readonly said: (message: typeof READY | PlanningAnswer) => void;
  /** Tells that it has ended. */
  readonly ended: (reason: Error) => void;
}) => PlannerProgram;
