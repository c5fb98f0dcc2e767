import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import type { PlanNode } from '../../plan/PlanNode.ts';
import { PlanningTimeoutError } from '../Planner.ts';
import { LIMIT_MS, SLOW_AFTER_MS } from '../PlannerLane.ts';
import { PlannerLanes } from '../PlannerLanes.ts';
import { type PlanningAnswer, READY } from '../PlannerProgram.ts';

interface Started {
  readonly asked: string[];
  readonly say: (message: typeof READY | PlanningAnswer) => void;
  readonly fail: (reason: Error) => void;
  isHeld: boolean;
  isEnded: boolean;
}

const programs: Started[] = [];
beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  programs.splice(0);
});

/** A planner whose programs do what the test says. They are ready at once, unless they are to take their time. */
function createPlanner({ isReady = true } = {}) {
  return new PlannerLanes(({ said, ended }) => {
    const started: Started = { asked: [], say: said, fail: ended, isHeld: false, isEnded: false };
    programs.push(started);
    if (isReady) queueMicrotask(() => said(READY));
    return {
      send: (document) => void started.asked.push(document),
      hold: (isWaiting) => void (started.isHeld = isWaiting),
      end: () => void (started.isEnded = true),
    };
  });
}

const never = new AbortController().signal;
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
const asked = () => programs.map((program) => program.asked.join(' '));
const running = () => programs.flatMap(({ isEnded }, at) => (isEnded ? [] : [at]));
const PLAN: PlanNode = { kind: 'Sequence', nodes: [] };

test('plans one operation at a time, in order', async () => {
  const planner = createPlanner();
  const plans = ['{ a }', '{ b }'].map((document) => planner.plan(document, never));
  expect(asked()).toEqual(['{ a }']);
  programs[0]!.say({ plan: null });
  expect(asked()).toEqual(['{ a } { b }']);
  programs[0]!.say({ plan: PLAN });
  expect(await Promise.all(plans)).toEqual([null, PLAN]);
});

test('refuses what its program does not survive, alone', async () => {
  const planner = createPlanner();
  const refused = planner.plan('{ fatal }', never);
  const plan = planner.plan('{ a }', never);
  programs[0]!.fail(new Error('gone'));
  await expect(refused).rejects.toThrow('gone');
  expect(asked()).toEqual(['{ fatal }', '{ a }']);
  programs[1]!.say({ plan: null });
  expect(await plan).toBeNull();
});

test('what is slow keeps its program for itself, and others get another one', async () => {
  const planner = createPlanner();
  const slow = planner.plan('{ slow }', never);
  const quick = planner.plan('{ quick }', never);
  await pass(SLOW_AFTER_MS - 1);
  expect(asked()).toEqual(['{ slow }']);
  await pass(1);
  expect(asked()).toEqual(['{ slow }', '{ quick }']);
  programs[1]!.say({ plan: null });
  expect(await quick).toBeNull();
  programs[0]!.say({ plan: PLAN });
  expect(await slow).toBe(PLAN);
  expect(running()).toEqual([1]);
});

test('the time that a program takes to start makes no operation slow', async () => {
  const planner = createPlanner({ isReady: false });
  const plan = planner.plan('{ a }', never);
  await pass(LIMIT_MS);
  expect(programs).toHaveLength(1);
  programs[0]!.say(READY);
  await pass(SLOW_AFTER_MS - 1);
  programs[0]!.say({ plan: null });
  expect(await plan).toBeNull();
  expect(running()).toEqual([0]);
});

test('where there are slow ones enough, the next one begins again when one of them is done', async () => {
  const planner = createPlanner();
  const slow = ['{ one }', '{ two }', '{ three }'];
  const plans: Array<Promise<PlanNode | null>> = [];
  for (const document of slow) {
    plans.push(planner.plan(document, never));
    await pass(SLOW_AFTER_MS);
  }
  const quick = planner.plan('{ quick }', never);
  expect(asked()).toEqual(['{ one }', '{ two }', '{ three }', '{ quick }']);
  expect(running()).toEqual([0, 1, 3]);
  programs[3]!.say({ plan: null });
  expect(await quick).toBeNull();
  programs[0]!.say({ plan: PLAN });
  expect(asked()[0]).toBe('{ one } { three }');
  programs[0]!.say({ plan: null });
  programs[1]!.say({ plan: null });
  expect(await Promise.all(plans)).toEqual([PLAN, null, null]);
  expect(running()).toEqual([3]);
});

test('refuses what takes too long, and lets others go on', async () => {
  const planner = createPlanner();
  const endless = planner.plan('{ endless }', never);
  await pass(SLOW_AFTER_MS);
  const slow = planner.plan('{ slow }', never);
  const refused = endless.catch((error: unknown) => error);
  await pass(LIMIT_MS - SLOW_AFTER_MS);
  expect(await refused).toBeInstanceOf(PlanningTimeoutError);
  expect(asked()).toEqual(['{ endless }', '{ slow }']);
  expect(running()).toEqual([1]);
  programs[1]!.say({ plan: PLAN });
  expect(await slow).toBe(PLAN);
});

test('ends what is given up, whether it is quick, slow or waiting, and nothing else', async () => {
  const planner = createPlanner();
  const controllers = ['{ one }', '{ two }', '{ three }', '{ four }', '{ five }'].map((document) => ({
    document,
    controller: new AbortController(),
  }));
  const refused: Array<Promise<unknown>> = [];
  for (const { document, controller } of controllers) {
    refused.push(planner.plan(document, controller.signal).catch((error: unknown) => error));
    if (document !== '{ five }') await pass(SLOW_AFTER_MS);
  }
  // One and two are slow, three and four wait to begin again, five is planned.
  expect(running()).toEqual([0, 1, 4]);
  const giveUp = (at: number) => controllers[at]!.controller.abort(new Error(controllers[at]!.document));
  giveUp(2);
  expect(running()).toEqual([0, 1, 4]);
  giveUp(0);
  expect(asked().slice(5)).toEqual(['{ four }']);
  giveUp(4);
  giveUp(1);
  giveUp(3);
  expect(running()).toEqual([]);
  expect(await Promise.all(refused)).toEqual(controllers.map(({ document }) => new Error(document)));

  const plan = planner.plan('{ a }', never);
  expect(asked().at(-1)).toBe('{ a }');
  programs.at(-1)!.say({ plan: null });
  expect(await plan).toBeNull();
});

test('does not plan what is given up already', async () => {
  const planner = createPlanner();
  await expect(planner.plan('{ a }', AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  expect(asked()).toEqual(['']);
});

test('what a program says after its end is nobody’s', async () => {
  const planner = createPlanner();
  const gone = new AbortController();
  const refused = planner.plan('{ a }', gone.signal);
  gone.abort(new Error('gone'));
  await expect(refused).rejects.toThrow('gone');
  const plan = planner.plan('{ b }', never);
  programs[0]!.say({ plan: PLAN });
  programs[0]!.fail(new Error('ended'));
  programs[1]!.say({ plan: null });
  expect(await plan).toBeNull();
});

test('holds the process only while somebody waits', async () => {
  const planner = createPlanner();
  expect(programs[0]!.isHeld).toBe(false);
  const plan = planner.plan('{ a }', never);
  expect(programs[0]!.isHeld).toBe(true);
  programs[0]!.say({ plan: null });
  await plan;
  expect(programs[0]!.isHeld).toBe(false);
});

test('once closed, ends its programs when nothing waits for them any more', async () => {
  const planner = createPlanner();
  const slow = planner.plan('{ slow }', never);
  await pass(SLOW_AFTER_MS);
  const plan = planner.plan('{ a }', never);
  planner.close();
  expect(running()).toEqual([0, 1]);
  programs[1]!.say({ plan: null });
  await plan;
  expect(running()).toEqual([0]);
  programs[0]!.say({ plan: null });
  await slow;
  expect(running()).toEqual([]);
});
