import type { PlanNode } from '../plan/PlanNode.ts';

/** What a planner's program says once it can plan. */
export const READY = 'ready';

/** What it answers to a document. */
export interface PlanningAnswer {
  readonly plan: PlanNode | null;
  /** Why there is no plan. */
  readonly error?: string;
}

/** A planner that runs apart, on a thread or in a process. It is sent documents, each once the one before is answered. */
export interface PlannerProgram {
  send(document: string): void;
  /** Whether this process waits for its answer, rather than being free to end. */
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
