import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { PlanNode } from '../../plan/PlanNode.ts';
import { PlanningOverloadError, PlanningTimeoutError } from '../Planner.ts';
import { IDLE_MS, LIMIT_MS, PlannerPool, RESTART_AFTER_MS, SLOW_AFTER_MS } from '../PlannerPool.ts';
import { READY, type StartWorker, type WorkerMessage } from '../WorkerHandle.ts';

interface FakeWorker {
  /** The documents that it was sent. */
  readonly sent: string[];
  readonly post: (message: WorkerMessage) => void;
  readonly crash: () => void;
  keepsProcessAlive: boolean;
  isKilled: boolean;
}

const workers: FakeWorker[] = [];
beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  workers.splice(0);
});

/** A pool whose workers do what the test says. */
function createPool(maxFast?: number) {
  const start: StartWorker = ({ onMessage, onExit }) => {
    const worker: FakeWorker = {
      sent: [],
      post: onMessage,
      crash: () => onExit(new Error('crashed')),
      keepsProcessAlive: false,
      isKilled: false,
    };
    workers.push(worker);
    return {
      send: (document) => void worker.sent.push(document),
      ref: (isNeeded) => void (worker.keepsProcessAlive = isNeeded),
      kill: () => void (worker.isKilled = true),
    };
  };
  return new PlannerPool(start, maxFast);
}

const never = new AbortController().signal;
const pass = (milliseconds: number) => jest.advanceTimersByTime(milliseconds);
const ready = (at: number) => workers[at]!.post(READY);
const answer = (at: number, plan: PlanNode<never> | null = null) => workers[at]!.post({ plan });
const sent = () => workers.map((worker) => worker.sent.join(' '));
const running = () => workers.flatMap(({ isKilled }, at) => (isKilled ? [] : [at]));
const reasonOf = (plan: Promise<unknown>) => plan.catch((error: unknown) => error);
const plan = (pool: PlannerPool, document: string, signal: AbortSignal) =>
  pool.plan(GraphQLDocument.ofText(document), signal);
const PLAN: PlanNode<never> = { kind: 'Sequence', nodes: [] };

/** Makes a worker busy with a slow job. */
function startSlow(pool: PlannerPool, at: number, document: string): Promise<PlanNode | null> {
  ready(at);
  const planned = plan(pool, document, never);
  pass(SLOW_AFTER_MS);
  return planned;
}

test('a worker has one job at a time, in the order in which they came', async () => {
  const pool = createPool();
  const plans = ['a', 'b'].map((document) => plan(pool, document, never));
  expect(sent()).toEqual(['']);
  ready(0);
  expect(sent()).toEqual(['a']);
  answer(0, PLAN);
  expect(sent()).toEqual(['a b']);
  answer(0);
  expect(await Promise.all(plans)).toEqual([PLAN, null]);
});

test('where it may have several fast workers, another one is started when a job waits', async () => {
  const pool = createPool(2);
  ready(0);
  const plans = ['a', 'b', 'c'].map((document) => plan(pool, document, never));
  expect(workers).toHaveLength(2);
  ready(1);
  expect(sent()).toEqual(['a', 'b']);
  answer(1);
  expect(sent()).toEqual(['a', 'b c']);
  answer(0);
  answer(1, PLAN);
  expect(await Promise.all(plans)).toEqual([null, null, PLAN]);
});

test('the error of a worker is the reason of the rejection, and the worker goes on', async () => {
  const pool = createPool();
  ready(0);
  const rejected = reasonOf(plan(pool, 'a', never));
  workers[0]!.post({ error: 'no such field' });
  expect(await rejected).toEqual(new Error('no such field'));
  const planned = plan(pool, 'b', never);
  answer(0);
  expect(await planned).toBeNull();
});

test('only the job that crashes its worker is rejected', async () => {
  const pool = createPool();
  ready(0);
  const crashing = reasonOf(plan(pool, 'crashing', never));
  const planned = plan(pool, 'a', never);
  workers[0]!.crash();
  expect(await crashing).toEqual(new Error('crashed'));
  ready(1);
  expect(sent()).toEqual(['crashing', 'a']);
  answer(1, PLAN);
  expect(await planned).toEqual(PLAN);
});

test('a slow job keeps its worker, and another worker takes the next jobs', async () => {
  const pool = createPool();
  ready(0);
  const slow = plan(pool, 'slow', never);
  pass(SLOW_AFTER_MS - 1);
  expect(workers).toHaveLength(1);
  pass(1);
  expect(workers).toHaveLength(2);
  const next = plan(pool, 'next', never);
  ready(1);
  expect(sent()).toEqual(['slow', 'next']);
  answer(1);
  answer(0, PLAN);
  expect(await Promise.all([slow, next])).toEqual([PLAN, null]);
});

test('workers that are idle for long end, all but one', async () => {
  const pool = createPool();
  const slow = startSlow(pool, 0, 'slow');
  ready(1);
  answer(0);
  await slow;
  pass(IDLE_MS - 1);
  expect(running()).toEqual([0, 1]);
  pass(1);
  expect(running()).toHaveLength(1);
});

test('the start of a worker makes no job slow', async () => {
  const pool = createPool();
  const planned = plan(pool, 'a', never);
  pass(LIMIT_MS);
  ready(0);
  pass(SLOW_AFTER_MS - 1);
  expect(running()).toEqual([0]);
  answer(0);
  expect(await planned).toBeNull();
});

test('beside two slow jobs, a third one is stopped and starts again when one of them has ended', async () => {
  const pool = createPool();
  const slow = [startSlow(pool, 0, 'one'), startSlow(pool, 1, 'two'), startSlow(pool, 2, 'three')];
  const fast = plan(pool, 'fast', never);
  ready(3);
  expect(sent()).toEqual(['one', 'two', 'three', 'fast']);
  expect(running()).toEqual([0, 1, 3]);
  answer(3);
  expect(await fast).toBeNull();
  expect(sent()[3]).toBe('fast');
  answer(0, PLAN);
  expect(sent()).toEqual(['one three', 'two', 'three', 'fast']);
  pass(LIMIT_MS - 1);
  answer(0);
  expect(await Promise.all([slow[0], slow[2]])).toEqual([PLAN, null]);
  expect(await reasonOf(slow[1]!)).toBeInstanceOf(PlanningTimeoutError);
});

test('a job that takes too long is rejected, and its worker killed', async () => {
  const pool = createPool();
  const endless = reasonOf(startSlow(pool, 0, 'endless'));
  ready(1);
  pass(LIMIT_MS - SLOW_AFTER_MS);
  expect(await endless).toBeInstanceOf(PlanningTimeoutError);
  expect(running()).toEqual([1]);
});

test('a cancelled job is stopped, whether it waits, runs or is to start again', async () => {
  const pool = createPool();
  const jobs = ['one', 'two', 'three', 'four', 'five'].map((document, at) => {
    const controller = new AbortController();
    const reason = reasonOf(plan(pool, document, controller.signal));
    if (at < 4) ready(at);
    if (at < 3) pass(SLOW_AFTER_MS);
    return { reason, cancel: () => controller.abort(new Error(document)) };
  });
  // One and two are slow, three is to start again, four runs, five waits.
  expect(running()).toEqual([0, 1, 3]);
  for (const at of [2, 4]) jobs[at]!.cancel();
  expect(running()).toEqual([0, 1, 3]);
  for (const at of [0, 1, 3]) jobs[at]!.cancel();
  for (const worker of workers.slice(0, 4)) expect(worker.isKilled).toBe(true);
  const reasons = await Promise.all(jobs.map(({ reason }) => reason));
  expect(reasons.map(String)).toEqual(['one', 'two', 'three', 'four', 'five'].map((document) => `Error: ${document}`));

  const planned = plan(pool, 'a', never);
  const [last] = running();
  ready(last!);
  answer(last!);
  expect(await planned).toBeNull();
  expect(sent().join(' ')).not.toContain('five');
});

test('a job that is cancelled already is not planned', async () => {
  const pool = createPool();
  ready(0);
  await expect(plan(pool, 'a', AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  expect(sent()).toEqual(['']);
});

test('messages and the exit of a killed worker are ignored', async () => {
  const pool = createPool();
  ready(0);
  const controller = new AbortController();
  const cancelled = reasonOf(plan(pool, 'a', controller.signal));
  controller.abort(new Error('cancelled'));
  expect(await cancelled).toEqual(new Error('cancelled'));
  const planned = plan(pool, 'b', never);
  ready(1);
  answer(0, PLAN);
  workers[0]!.crash();
  answer(1);
  expect(await planned).toBeNull();
});

test('a worker that cannot start is not started again for every operation', async () => {
  const pool = createPool();
  const rejected = ['a', 'b', 'c'].map((document) => reasonOf(plan(pool, document, never)));
  workers[0]!.crash();
  expect(await Promise.all(rejected)).toEqual(rejected.map(() => new Error('crashed')));
  await expect(plan(pool, 'd', never)).rejects.toThrow('crashed');
  pass(RESTART_AFTER_MS - 1);
  await expect(plan(pool, 'e', never)).rejects.toThrow('crashed');
  expect(workers).toHaveLength(1);

  pass(1);
  const planned = plan(pool, 'f', never);
  ready(1);
  answer(1);
  expect(await planned).toBeNull();
});

test('where no further worker can be started, the ones that run go on', async () => {
  const pool = createPool();
  const slow = startSlow(pool, 0, 'slow');
  workers[1]!.crash();
  const planned = plan(pool, 'a', never);
  answer(0, PLAN);
  expect(sent()).toEqual(['slow a', '']);
  answer(0);
  expect(await Promise.all([slow, planned])).toEqual([PLAN, null]);
});

test('more than 512 waiting jobs are overload', async () => {
  const pool = createPool();
  const controller = new AbortController();
  const waiting = Array.from({ length: 512 }, () => reasonOf(plan(pool, 'a', controller.signal)));
  await expect(plan(pool, 'b', never)).rejects.toBeInstanceOf(PlanningOverloadError);
  controller.abort(new Error('cancelled'));
  await Promise.all(waiting);
});

test('the process is kept alive only while a job waits or runs', async () => {
  const pool = createPool();
  expect(workers[0]!.keepsProcessAlive).toBe(false);
  const planned = plan(pool, 'a', never);
  expect(workers[0]!.keepsProcessAlive).toBe(true);
  ready(0);
  answer(0);
  await planned;
  expect(workers[0]!.keepsProcessAlive).toBe(false);
});

test('a closed pool ends its workers once no job waits or runs', async () => {
  const pool = createPool();
  const slow = startSlow(pool, 0, 'slow');
  ready(1);
  const fast = plan(pool, 'fast', never);
  pool.close();
  expect(running()).toEqual([0, 1]);
  answer(1);
  await fast;
  answer(0);
  await slow;
  expect(running()).toEqual([]);
});
