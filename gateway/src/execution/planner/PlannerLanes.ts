import type { PlanNode } from '../plan/PlanNode.ts';
import { type Planner, PlanningTimeoutError } from './Planner.ts';
import { type Job, type LaneListener, PlannerLane } from './PlannerLane.ts';
import type { StartPlannerProgram } from './PlannerProgram.ts';

/** So many operations may take long at once. */
const MAX_SLOW_LANES = 2;

/**
 * A planner whose programs run apart, each with one operation at a time. New operations take the quick lane. One that turns out
 * to be slow keeps its program for itself, which is then a slow lane, and the others get another one; where there are slow lanes
 * enough, it begins again once one of them is free. So no operation holds others up for long, and an operation that its program
 * does not survive, or that takes too long, is refused alone.
 */
export class PlannerLanes implements Planner, LaneListener {
  readonly #start: StartPlannerProgram;
  readonly #waiting: Job[] = [];
  readonly #slowOnes: Job[] = [];
  readonly #slowLanes = new Set<PlannerLane>();
  #quickLane: PlannerLane | undefined;
  #isClosed = false;

  constructor(start: StartPlannerProgram) {
    this.#start = start;
    this.#quickLane = new PlannerLane(start, this);
  }

  plan(document: string, signal: AbortSignal): Promise<PlanNode | null> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const giveUp = (): void => this.#giveUp(job, signal.reason as Error);
      const stopWaiting = () => signal.removeEventListener('abort', giveUp);
      const job: Job = {
        document,
        resolve: (plan) => {
          stopWaiting();
          resolve(plan);
        },
        reject: (error) => {
          stopWaiting();
          reject(error);
        },
      };
      signal.addEventListener('abort', giveUp);
      this.#waiting.push(job);
      this.#proceed();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#proceed();
  }

  freed(): void {
    this.#proceed();
  }

  slowed(lane: PlannerLane): void {
    if (lane !== this.#quickLane) return;
    this.#quickLane = undefined;
    if (this.#slowLanes.size < MAX_SLOW_LANES) this.#slowLanes.add(lane);
    else {
      lane.end();
      this.#slowOnes.push(lane.job!);
    }
    this.#proceed();
  }

  exceeded(lane: PlannerLane): void {
    lane.end();
    this.#drop(lane, new PlanningTimeoutError());
  }

  ended(lane: PlannerLane, reason: Error): void {
    this.#drop(lane, reason);
  }

  #giveUp(job: Job, reason: Error): void {
    for (const jobs of [this.#waiting, this.#slowOnes]) {
      const at = jobs.indexOf(job);
      if (at >= 0) jobs.splice(at, 1);
    }
    job.reject(reason);
    const lane = [this.#quickLane, ...this.#slowLanes].find((candidate) => candidate?.job === job);
    if (!lane) return;
    lane.end();
    this.#drop(lane, reason);
  }

  /** A lane that has ended takes its job along. */
  #drop(lane: PlannerLane, reason: Error): void {
    if (lane === this.#quickLane) this.#quickLane = undefined;
    this.#slowLanes.delete(lane);
    lane.job?.reject(reason);
    this.#proceed();
  }

  #proceed(): void {
    for (const lane of this.#slowLanes) {
      if (lane.job) continue;
      const next = this.#slowOnes.shift();
      if (next) lane.plan(next);
      else this.#closeSlowLane(lane);
    }
    while (this.#slowOnes.length > 0 && this.#slowLanes.size < MAX_SLOW_LANES) {
      const lane = new PlannerLane(this.#start, this);
      this.#slowLanes.add(lane);
      lane.plan(this.#slowOnes.shift()!);
    }
    if (this.#waiting.length > 0 && !this.#quickLane?.job) {
      this.#quickLane ??= new PlannerLane(this.#start, this);
      this.#quickLane.plan(this.#waiting.shift()!);
    }
    if (this.#isClosed && !this.#quickLane?.job) {
      this.#quickLane?.end();
      this.#quickLane = undefined;
    }
  }

  /** Its program has been started, and may as well be the next one that is needed. */
  #closeSlowLane(lane: PlannerLane): void {
    this.#slowLanes.delete(lane);
    if (this.#quickLane) lane.end();
    else this.#quickLane = lane;
  }
}
