import type { PlanNode } from '../plan/PlanNode.ts';
import { type Planner, PlanningOverloadError, PlanningTimeoutError } from './Planner.ts';
import { type LaneListener, PlannerLane } from './PlannerLane.ts';
import type { StartPlannerProgram } from './PlannerProgram.ts';
import { PlanningJob } from './PlanningJob.ts';

/** Programs that are kept from what is new, because of what they plan. */
const MAX_SLOW_LANES = 2;

/** Operations that wait for a program. Who comes then had better try again later. */
const MAX_WAITING = 512;

/** A program that does not start is not started again for so long: its planner cannot read the supergraph. */
const BROKEN_FOR_MS = 10_000;

/**
 * A planner whose programs run apart. All that is new takes the quick lane, a program that is never left to what takes long: then
 * it becomes a slow lane, and is succeeded as soon as another one can plan. Where there are slow lanes enough, what takes long
 * begins again in one of them, once it is free.
 *
 * An operation that its program does not survive is refused, and so is one that takes too long, for which its program has to be
 * ended. What was planned beside it is planned alone then, so that it is known which of several it was, and none suffers twice.
 */
export class PlannerLanes implements Planner, LaneListener {
  readonly #start: StartPlannerProgram;
  readonly #capacity: number;
  readonly #waiting: PlanningJob[] = [];
  readonly #toBePlannedAlone: PlanningJob[] = [];
  readonly #slowLanes = new Set<PlannerLane>();
  #quickLane: PlannerLane | undefined;
  #successor: PlannerLane | undefined;
  #isClosed = false;
  /** Why the last program that was started could not plan. */
  #fault: Error | undefined;
  #brokenUntil = 0;

  /** @param capacity how many operations a program can plan at once */
  constructor(start: StartPlannerProgram, capacity: number) {
    this.#start = start;
    this.#capacity = capacity;
    this.#quickLane = this.#open();
  }

  plan(document: string, signal: AbortSignal): Promise<PlanNode | null> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.#waiting.length >= MAX_WAITING) throw new PlanningOverloadError();
      this.#waiting.push(
        new PlanningJob(document, signal, { resolve, reject }, (job, reason) => this.#refuse(job, reason)),
      );
      this.changed();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.changed();
  }

  exceeded(job: PlanningJob): void {
    this.#refuse(job, new PlanningTimeoutError());
  }

  ended(lane: PlannerLane, jobs: readonly PlanningJob[], reason: Error): void {
    this.#forget(lane);
    if (!lane.isReady) {
      this.#fault = reason;
      this.#brokenUntil = performance.now() + BROKEN_FOR_MS;
    }
    if (jobs.length === 1) jobs[0]!.reject(reason);
    else this.#toBePlannedAlone.push(...jobs);
    this.changed();
  }

  changed(): void {
    if (this.#successor?.isReady) this.#succeed();
    for (const lane of this.#slowLanes) if (lane.jobs.length === 0) this.#reuse(lane);
    if (this.#isBroken) this.#refuseWithoutProgram();
    while (!this.#isBroken && this.#toBePlannedAlone.length > 0 && this.#slowLanes.size < MAX_SLOW_LANES) {
      const lane = this.#open();
      this.#slowLanes.add(lane);
      lane.plan(this.#toBePlannedAlone.shift()!);
    }
    this.#keepQuick();
    while (this.#waiting.length > 0 && (this.#quickLane ??= this.#open()).jobs.length < this.#capacity)
      this.#quickLane.plan(this.#waiting.shift()!);
    if (this.#isClosed) this.#endIdle();
  }

  get #isBroken(): boolean {
    return performance.now() < this.#brokenUntil;
  }

  /** What waits for a program that will not be started. */
  #refuseWithoutProgram(): void {
    const refused = [
      ...(this.#quickLane ? [] : this.#waiting.splice(0)),
      ...(this.#slowLanes.size > 0 ? [] : this.#toBePlannedAlone.splice(0)),
    ];
    for (const job of refused) job.reject(this.#fault!);
  }

  #open(): PlannerLane {
    return new PlannerLane(this.#start, this);
  }

  #refuse(job: PlanningJob, reason: Error): void {
    job.reject(reason);
    for (const jobs of [this.#waiting, this.#toBePlannedAlone])
      if (jobs.includes(job)) jobs.splice(jobs.indexOf(job), 1);
    const lane = [this.#quickLane, ...this.#slowLanes].find((candidate) => candidate?.jobs.includes(job));
    if (lane) {
      this.#forget(lane);
      this.#toBePlannedAlone.push(...lane.end().filter((other) => other !== job));
    }
    this.changed();
  }

  #forget(lane: PlannerLane): void {
    if (lane === this.#quickLane) this.#quickLane = undefined;
    if (lane === this.#successor) this.#successor = undefined;
    this.#slowLanes.delete(lane);
  }

  #succeed(): void {
    if (this.#quickLane) this.#slowLanes.add(this.#quickLane);
    this.#quickLane = this.#successor;
    this.#successor = undefined;
  }

  /** Has the quick lane succeeded or, where it cannot be and nothing else gets through, emptied. */
  #keepQuick(): void {
    const jobs = this.#quickLane?.jobs ?? [];
    const slow = jobs.filter(({ isSlow }) => isSlow);
    if (slow.length === 0 || this.#successor) return;
    if (this.#slowLanes.size < MAX_SLOW_LANES && !this.#isBroken) this.#successor = this.#open();
    else if (slow.length === this.#capacity) {
      this.#toBePlannedAlone.push(...this.#quickLane!.end());
      this.#quickLane = undefined;
    }
  }

  /** A program that was started may as well be the next one that is needed. */
  #reuse(lane: PlannerLane): void {
    const next = this.#toBePlannedAlone.shift();
    if (next) return lane.plan(next);
    this.#slowLanes.delete(lane);
    if (this.#quickLane) lane.end();
    else this.#quickLane = lane;
  }

  #endIdle(): void {
    for (const lane of [this.#quickLane, this.#successor]) {
      if (!lane || lane.jobs.length > 0) continue;
      lane.end();
      this.#forget(lane);
    }
  }
}
