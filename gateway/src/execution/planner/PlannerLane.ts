import type { PlanNode } from '../plan/PlanNode.ts';
import { type PlannerProgram, type PlanningAnswer, READY, type StartPlannerProgram } from './PlannerProgram.ts';

/** An operation that is to be planned. */
export interface Job {
  readonly document: string;
  readonly resolve: (plan: PlanNode | null) => void;
  readonly reject: (error: Error) => void;
}

/** Who hears of what a lane cannot do alone. */
export interface LaneListener {
  /** Its job is done. */
  freed(): void;
  /** Its job takes long. */
  slowed(lane: PlannerLane): void;
  /** Its job takes too long. */
  exceeded(lane: PlannerLane): void;
  /** Its program has ended by itself. */
  ended(lane: PlannerLane, reason: Error): void;
}

/** Nearly all operations take a tenth of it. */
export const SLOW_AFTER_MS = 250;

/** What one planner has not planned by then, another one may plan, or none. */
export const LIMIT_MS = 4_000;

/**
 * One program, which plans one operation at a time: what ends it or does not come to an end is so known, and what takes its time
 * or its memory takes nobody else's.
 */
export class PlannerLane {
  readonly #listener: LaneListener;
  readonly #program: PlannerProgram;
  #job: Job | undefined;
  #isReady = false;
  #isEnded = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(start: StartPlannerProgram, listener: LaneListener) {
    this.#listener = listener;
    this.#program = start({
      said: (message) => {
        if (this.#isEnded) return;
        if (message === READY) this.#begin();
        else this.#answered(message);
      },
      ended: (reason) => {
        if (this.#isEnded) return;
        this.end();
        listener.ended(this, reason);
      },
    });
  }

  get job(): Job | undefined {
    return this.#job;
  }

  /** Its last job must be done. */
  plan(job: Job): void {
    this.#job = job;
    this.#program.hold(true);
    this.#program.send(job.document);
    if (this.#isReady) this.#watch();
  }

  /** Ends the program; what it was planning is the caller's again. */
  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#program.end();
  }

  /** The time that a program takes to start is not its job's. */
  #begin(): void {
    this.#isReady = true;
    if (this.#job) this.#watch();
  }

  #watch(): void {
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(() => this.#listener.exceeded(this), LIMIT_MS - SLOW_AFTER_MS);
      this.#listener.slowed(this);
    }, SLOW_AFTER_MS);
  }

  #answered({ plan, error }: PlanningAnswer): void {
    const job = this.#job;
    this.#job = undefined;
    clearTimeout(this.#timer);
    this.#program.hold(false);
    if (error === undefined) job?.resolve(plan);
    else job?.reject(new Error(error));
    this.#listener.freed();
  }
}
