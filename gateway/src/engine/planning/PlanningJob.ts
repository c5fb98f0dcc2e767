import type { PlanNode } from '../plan/PlanNode.ts';

/** Tells whoever waits. */
interface Settle {
  readonly resolve: (plan: PlanNode | null) => void;
  readonly reject: (error: Error) => void;
}

/** An operation that is to be planned, for somebody who waits for it until a signal comes. */
export class PlanningJob {
  readonly document: string;
  /** Whether it was found to take long. */
  isSlow = false;
  readonly #settle: Settle;
  readonly #stopListening: () => void;

  /** @param onGivenUp is told when nobody waits any more, unless it is done by then */
  constructor(
    document: string,
    signal: AbortSignal,
    settle: Settle,
    onGivenUp: (job: PlanningJob, reason: Error) => void,
  ) {
    this.document = document;
    this.#settle = settle;
    const giveUp = () => onGivenUp(this, signal.reason as Error);
    signal.addEventListener('abort', giveUp);
    this.#stopListening = () => signal.removeEventListener('abort', giveUp);
  }

  resolve(plan: PlanNode | null): void {
    this.#stopListening();
    this.#settle.resolve(plan);
  }

  reject(error: Error): void {
    this.#stopListening();
    this.#settle.reject(error);
  }
}
