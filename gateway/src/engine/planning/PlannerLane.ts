import { type PlannerProgram, type PlanningAnswer, READY, type StartPlannerProgram } from './PlannerProgram.ts';
import type { PlanningJob } from './PlanningJob.ts';

/** Who hears of what a lane cannot do alone. */
export interface LaneListener {
  /** Something has changed: it can plan, or a job is done or found to be slow. */
  changed(): void;
  /** A job takes too long. */
  exceeded(job: PlanningJob): void;
  /** Its program has ended by itself. Its jobs are the listener's. */
  ended(lane: PlannerLane, jobs: readonly PlanningJob[], reason: Error): void;
}

/** Nearly all operations take a hundredth of it. */
export const SLOW_AFTER_MS = 500;

/** What one planner has not planned by then, another one may plan, or none. */
export const LIMIT_MS = 2_500;

interface Entry {
  readonly job: PlanningJob;
  timer?: NodeJS.Timeout;
}

/** One program, and what it is planning. */
export class PlannerLane {
  readonly #listener: LaneListener;
  readonly #program: PlannerProgram;
  readonly #jobs = new Map<number, Entry>();
  #isReady = false;
  #isEnded = false;
  #lastId = 0;

  constructor(start: StartPlannerProgram, listener: LaneListener) {
    this.#listener = listener;
    this.#program = start({
      said: (message) => {
        if (this.#isEnded) return;
        if (message === READY) this.#begin();
        else this.#answered(message);
      },
      ended: (reason) => {
        if (!this.#isEnded) listener.ended(this, this.end(), reason);
      },
    });
  }

  /** Whether its program can plan, and is not just being started. */
  get isReady(): boolean {
    return this.#isReady;
  }

  get jobs(): readonly PlanningJob[] {
    return [...this.#jobs.values()].map(({ job }) => job);
  }

  plan(job: PlanningJob): void {
    const id = ++this.#lastId;
    const entry = { job };
    this.#jobs.set(id, entry);
    this.#program.hold(true);
    this.#program.send({ id, document: job.document });
    if (this.#isReady) this.#watch(entry);
  }

  /** Ends the program. @returns the jobs that it was planning, which are the caller's */
  end(): readonly PlanningJob[] {
    this.#isEnded = true;
    for (const { timer } of this.#jobs.values()) clearTimeout(timer);
    this.#program.end();
    return this.jobs;
  }

  /** The time that a program takes to start is not its jobs'. */
  #begin(): void {
    this.#isReady = true;
    for (const entry of this.#jobs.values()) this.#watch(entry);
    this.#listener.changed();
  }

  #watch(entry: Entry): void {
    const { job } = entry;
    entry.timer = setTimeout(() => {
      entry.timer = setTimeout(() => this.#listener.exceeded(job), LIMIT_MS - SLOW_AFTER_MS);
      job.isSlow = true;
      this.#listener.changed();
    }, SLOW_AFTER_MS);
  }

  #answered({ id, plan, error }: PlanningAnswer): void {
    const { job, timer } = this.#jobs.get(id)!;
    this.#jobs.delete(id);
    clearTimeout(timer);
    if (this.#jobs.size === 0) this.#program.hold(false);
    if (error === undefined) job.resolve(plan);
    else job.reject(new Error(error));
    this.#listener.changed();
  }
}
