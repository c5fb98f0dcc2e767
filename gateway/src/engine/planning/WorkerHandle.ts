import type { SerializedPlan } from '../plan/PlanNode.ts';

/** The first message of a worker: it has read the supergraph and takes jobs. */
export const READY = 'ready';

/** Every other message: the answer to the document that it was sent. */
export type PlanningResult = { readonly plan: SerializedPlan | null } | { readonly error: string };

export type WorkerMessage = typeof READY | PlanningResult;

/** A thread or a process that plans one document at a time. */
export interface WorkerHandle {
  send(document: string): void;
  /** Whether the worker keeps this process alive. */
  ref(isNeeded: boolean): void;
  kill(): void;
}

export interface WorkerEvents {
  readonly onMessage: (message: WorkerMessage) => void;
  /** The worker has ended, for whatever reason. */
  readonly onExit: (reason: Error) => void;
}

/** Starts a worker, which does not keep this process alive. */
export type StartWorker = (events: WorkerEvents) => WorkerHandle;
