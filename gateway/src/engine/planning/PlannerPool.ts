import type { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import { deserializePlan, type PlanNode, type SerializedPlan } from '../plan/PlanNode.ts';
import { type Planner, PlanningOverloadError, PlanningTimeoutError } from './Planner.ts';
import { READY, type StartWorker, type WorkerHandle, type WorkerMessage } from './WorkerHandle.ts';

/** A job that takes longer is slow. Nearly all operations take a fiftieth of it. */
export const SLOW_AFTER_MS = 200;

/** The time limit of a job on one planner, after which another planner may plan the operation. */
export const LIMIT_MS = 2_500;

/** How many slow jobs run at once, beside those of fast workers. */
const MAX_SLOW = 2;

/** A worker that is idle for so long ends, unless it is the only one. */
export const IDLE_MS = 10_000;

/** How many new jobs may wait for a worker. */
const MAX_WAITING = 512;

/** After a worker has failed to start, none is started for so long: the planner cannot read the supergraph. */
export const RESTART_AFTER_MS = 10_000;

interface Job {
  readonly document: string;
  readonly resolve: (plan: SerializedPlan | null) => void;
  readonly reject: (error: Error) => void;
}

interface PoolWorker {
  readonly handle: WorkerHandle;
  state: 'starting' | 'idle' | 'fast' | 'slow';
  job?: Job | undefined;
  timer?: NodeJS.Timeout;
}

/**
 * A planner that runs in workers, one job a worker. A new job goes to a fast worker. If the job turns out to be slow, its worker goes
 * on, and another one becomes a fast worker. With `MAX_SLOW` slow jobs already, its worker is killed, and the job starts again
 * when one of those has ended. So no operation delays others for longer than `SLOW_AFTER_MS` and the start of a worker.
 *
 * A job that crashes its worker or exceeds `LIMIT_MS` is rejected, and no other job is affected.
 */
export class PlannerPool implements Planner {
  readonly #startWorker: StartWorker;
  readonly #maxFast: number;
  readonly #workers = new Set<PoolWorker>();
  readonly #waiting = new Set<Job>();
  /** Slow jobs that start again. */
  readonly #postponed = new Set<Job>();
  #isClosed = false;
  /** Why the last worker that failed to start did so. */
  #startError = new Error('The planner has not started.');
  #restartAt = 0;

  /** @param maxFast the maximum number of workers for new jobs; one of them is always kept */
  constructor(startWorker: StartWorker, maxFast = 1) {
    this.#startWorker = startWorker;
    this.#maxFast = maxFast;
    this.#start();
  }

  async plan({ text: document }: GraphQLDocument, signal: AbortSignal): Promise<PlanNode | null> {
    signal.throwIfAborted();
    if (this.#waiting.size >= MAX_WAITING) throw new PlanningOverloadError();
    let cancel = () => {};
    try {
      const plan = await new Promise<SerializedPlan | null>((resolve, reject) => {
        const job = { document, resolve, reject };
        cancel = () => this.#reject(job, signal.reason as Error);
        signal.addEventListener('abort', cancel);
        this.#waiting.add(job);
        this.#schedule();
      });
      return plan && deserializePlan(plan);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#schedule();
  }

  /** Gives jobs to idle workers, and starts and ends workers as they are needed. */
  #schedule(): void {
    for (const worker of this.#in('idle')) this.#runNext(worker);
    const [fast, slow] = [this.#in('fast').length + this.#waiting.size, this.#in('slow').length + this.#postponed.size];
    if (this.#isClosed && fast + slow === 0) {
      for (const worker of this.#workers) this.#kill(worker);
      return;
    }
    const wanted = Math.max(1, Math.min(this.#maxFast, fast)) + Math.min(MAX_SLOW, slow);
    while (this.#workers.size < wanted && performance.now() >= this.#restartAt) this.#start();
    if (this.#workers.size === 0) {
      for (const job of [...this.#waiting, ...this.#postponed]) job.reject(this.#startError);
      this.#waiting.clear();
      this.#postponed.clear();
    }
    for (const { handle } of this.#workers) handle.ref(fast + slow > 0);
  }

  #start(): void {
    const worker: PoolWorker = {
      state: 'starting',
      handle: this.#startWorker({
        onMessage: (message) => this.#workers.has(worker) && this.#receive(worker, message),
        onExit: (reason) => this.#workers.has(worker) && this.#replace(worker, reason),
      }),
    };
    this.#workers.add(worker);
  }

  #runNext(worker: PoolWorker): void {
    const isSpare = this.#in('slow').length < MAX_SLOW && this.#in('idle', 'fast').length > 1;
    const [postponed] = isSpare ? this.#postponed : [];
    const [job] = postponed ? [postponed] : this.#waiting;
    if (!job) return;
    this.#waiting.delete(job);
    this.#postponed.delete(job);
    worker.job = job;
    if (postponed) this.#limit(worker, job, LIMIT_MS);
    else {
      worker.state = 'fast';
      this.#setTimer(worker, SLOW_AFTER_MS, () => this.#becomeSlow(worker, job));
    }
    worker.handle.send(job.document);
  }

  #becomeSlow(worker: PoolWorker, job: Job): void {
    if (this.#in('slow').length < MAX_SLOW) this.#limit(worker, job, LIMIT_MS - SLOW_AFTER_MS);
    else {
      this.#kill(worker);
      this.#postponed.add(job);
    }
    this.#schedule();
  }

  #limit(worker: PoolWorker, job: Job, milliseconds: number): void {
    worker.state = 'slow';
    this.#setTimer(worker, milliseconds, () => this.#reject(job, new PlanningTimeoutError()));
  }

  #receive(worker: PoolWorker, message: WorkerMessage): void {
    const { job } = worker;
    worker.job = undefined;
    worker.state = 'idle';
    this.#setTimer(worker, IDLE_MS, () => this.#in('idle', 'fast').length > 1 && this.#kill(worker)).unref();
    if (message !== READY) {
      if ('error' in message) job?.reject(new Error(message.error));
      else job?.resolve(message.plan);
    }
    this.#schedule();
  }

  /** A worker has ended by itself. */
  #replace(worker: PoolWorker, reason: Error): void {
    if (worker.state === 'starting') {
      this.#startError = reason;
      this.#restartAt = performance.now() + RESTART_AFTER_MS;
    }
    worker.job?.reject(reason);
    this.#kill(worker);
    this.#schedule();
  }

  /** Rejects a job, wherever it is. */
  #reject(job: Job, reason: Error): void {
    job.reject(reason);
    this.#waiting.delete(job);
    this.#postponed.delete(job);
    for (const worker of this.#workers) if (worker.job === job) this.#kill(worker);
    this.#schedule();
  }

  #kill(worker: PoolWorker): void {
    clearTimeout(worker.timer);
    this.#workers.delete(worker);
    worker.handle.kill();
  }

  #setTimer(worker: PoolWorker, milliseconds: number, callback: () => void): NodeJS.Timeout {
    clearTimeout(worker.timer);
    return (worker.timer = setTimeout(callback, milliseconds));
  }

  #in(...states: ReadonlyArray<PoolWorker['state']>): PoolWorker[] {
    return [...this.#workers].filter(({ state }) => states.includes(state));
  }
}
