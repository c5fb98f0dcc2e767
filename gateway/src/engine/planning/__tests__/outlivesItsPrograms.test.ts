import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import type { PlanNode } from '../../plan/PlanNode.ts';
import { PlanningTimeoutError } from '../Planner.ts';
import { LIMIT_MS, SLOW_AFTER_MS } from '../PlannerLane.ts';
import { PlannerLanes } from '../PlannerLanes.ts';
import { type PlanningAnswer, READY } from '../PlannerProgram.ts';

interface Started {
  /** Documents in the order in which they came; their numbers are their ids. */
  readonly asked: string[];
  readonly say: (message: typeof READY | PlanningAnswer) => void;
  readonly fail: () => void;
  isHeld: boolean;
  isEnded: boolean;
}

const programs: Started[] = [];
beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  programs.splice(0);
});

/** A planner whose programs do what the test says. */
function createPlanner({ capacity = 1 } = {}) {
  return new PlannerLanes(({ said, ended }) => {
    const started: Started = {
      asked: [],
      say: said,
      fail: () => ended(new Error('gone')),
      isHeld: false,
      isEnded: false,
    };
    programs.push(started);
    return {
      send: ({ document }) => void started.asked.push(document),
      hold: (isWaiting) => void (started.isHeld = isWaiting),
      end: () => void (started.isEnded = true),
    };
  }, capacity);
}

const never = new AbortController().signal;
const pass = (milliseconds: number) => jest.advanceTimersByTime(milliseconds);
const begin = (at: number) => programs[at]!.say(READY);
/** A program answers a document. */
const answer = (at: number, document: string, plan: PlanNode | null = null) =>
  programs[at]!.say({ id: programs[at]!.asked.indexOf(document) + 1, plan });
const asked = () => programs.map((program) => program.asked.join(' '));
const running = () => programs.flatMap(({ isEnded }, at) => (isEnded ? [] : [at]));
const reasonOf = (plan: Promise<unknown>) => plan.catch((error: unknown) => error);
const PLAN: PlanNode = { kind: 'Sequence', nodes: [] };

test('plans as many at once as a program can, in whatever order they are done', async () => {
  const planner = createPlanner({ capacity: 2 });
  begin(0);
  const plans = ['a', 'b', 'c'].map((document) => planner.plan(document, never));
  expect(asked()).toEqual(['a b']);
  answer(0, 'b', PLAN);
  expect(asked()).toEqual(['a b c']);
  answer(0, 'c');
  answer(0, 'a');
  expect(await Promise.all(plans)).toEqual([null, PLAN, null]);
});

test('refuses what its program does not survive', async () => {
  const planner = createPlanner();
  begin(0);
  const refused = planner.plan('fatal', never);
  const plan = planner.plan('a', never);
  programs[0]!.fail();
  await expect(refused).rejects.toThrow('gone');
  expect(asked()).toEqual(['fatal', 'a']);
  answer(1, 'a');
  expect(await plan).toBeNull();
});

test('plans alone what was planned together when the program has ended, to know what it does not survive', async () => {
  const planner = createPlanner({ capacity: 4 });
  begin(0);
  const refused = reasonOf(planner.plan('fatal', never));
  const plans = ['a', 'b'].map((document) => planner.plan(document, never));
  programs[0]!.fail();
  expect(asked()).toEqual(['fatal a b', 'fatal', 'a']);
  begin(1);
  programs[1]!.fail();
  expect(await refused).toEqual(new Error('gone'));
  expect(asked().slice(2)).toEqual(['a', 'b']);
  answer(2, 'a');
  answer(3, 'b', PLAN);
  expect(await Promise.all(plans)).toEqual([null, PLAN]);
});

test('what is slow keeps its program for itself, once another one can plan', async () => {
  const planner = createPlanner({ capacity: 2 });
  begin(0);
  const slow = planner.plan('slow', never);
  pass(SLOW_AFTER_MS - 1);
  expect(programs).toHaveLength(1);
  pass(1);
  expect(programs).toHaveLength(2);
  const before = planner.plan('before', never);
  expect(asked()).toEqual(['slow before', '']);
  begin(1);
  const after = planner.plan('after', never);
  expect(asked()).toEqual(['slow before', 'after']);
  answer(0, 'before');
  answer(1, 'after');
  expect(await Promise.all([before, after])).toEqual([null, null]);
  answer(0, 'slow', PLAN);
  expect(await slow).toBe(PLAN);
  expect(running()).toEqual([1]);
});

test('the time that a program takes to start makes no operation slow', async () => {
  const planner = createPlanner();
  const plan = planner.plan('a', never);
  pass(LIMIT_MS);
  begin(0);
  pass(SLOW_AFTER_MS - 1);
  expect(running()).toEqual([0]);
  answer(0, 'a');
  expect(await plan).toBeNull();
});

test('where there are slow ones enough, the next ones begin again when one of them is done', async () => {
  const planner = createPlanner();
  const plans: Array<Promise<PlanNode | null>> = [];
  for (const [at, document] of ['one', 'two', 'three'].entries()) {
    begin(at);
    plans.push(planner.plan(document, never));
    pass(SLOW_AFTER_MS);
  }
  const quick = planner.plan('quick', never);
  expect(asked()).toEqual(['one', 'two', 'three', 'quick']);
  expect(running()).toEqual([0, 1, 3]);
  answer(3, 'quick');
  expect(await quick).toBeNull();
  answer(0, 'one', PLAN);
  expect(asked()[0]).toBe('one three');
  answer(0, 'three');
  answer(1, 'two');
  expect(await Promise.all(plans)).toEqual([PLAN, null, null]);
  expect(running()).toEqual([3]);
});

test('what takes too long is refused, and what was planned beside it is planned again, alone', async () => {
  const planner = createPlanner({ capacity: 2 });
  begin(0);
  const endless = reasonOf(planner.plan('endless', never));
  pass(SLOW_AFTER_MS);
  const slow = planner.plan('slow', never);
  begin(1);
  const other = planner.plan('other', never);
  pass(LIMIT_MS - SLOW_AFTER_MS);
  expect(await endless).toBeInstanceOf(PlanningTimeoutError);
  expect(asked()).toEqual(['endless slow', 'other', '', 'slow']);
  expect(running()).toEqual([1, 2, 3]);
  answer(1, 'other');
  answer(3, 'slow', PLAN);
  expect(await Promise.all([other, slow])).toEqual([null, PLAN]);
});

test('what is given up is ended, wherever it is', async () => {
  const planner = createPlanner();
  const given = ['one', 'two', 'three', 'four', 'five'].map((document, at) => {
    const controller = new AbortController();
    const reason = reasonOf(planner.plan(document, controller.signal));
    begin(at);
    if (document !== 'five') pass(SLOW_AFTER_MS);
    return { reason, giveUp: () => controller.abort(new Error(document)) };
  });
  // One and two are slow, three and four are to begin again, five is planned.
  expect(running()).toEqual([0, 1, 4]);
  given[2]!.giveUp();
  expect(running()).toEqual([0, 1, 4]);
  given[0]!.giveUp();
  expect(asked().slice(5)).toEqual(['four']);
  for (const { giveUp } of given) giveUp();
  expect(running()).toEqual([]);
  const reasons = await Promise.all(given.map(({ reason }) => reason));
  expect(reasons.map(String)).toEqual(['one', 'two', 'three', 'four', 'five'].map((document) => `Error: ${document}`));

  const plan = planner.plan('a', never);
  answer(programs.length - 1, 'a');
  expect(await plan).toBeNull();
});

test('what is given up already is not planned', async () => {
  const planner = createPlanner();
  await expect(planner.plan('a', AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  expect(asked()).toEqual(['']);
});

test('what a program says after it was ended is nobody’s', async () => {
  const planner = createPlanner();
  const gone = new AbortController();
  const refused = reasonOf(planner.plan('a', gone.signal));
  gone.abort(new Error('given up'));
  expect(await refused).toEqual(new Error('given up'));
  const plan = planner.plan('b', never);
  programs[0]!.say({ id: 1, plan: PLAN });
  programs[0]!.fail();
  answer(1, 'b');
  expect(await plan).toBeNull();
});

test('a program that cannot even start is not started again for every operation', async () => {
  const planner = createPlanner({ capacity: 2 });
  const refused = ['a', 'b', 'c'].map((document) => reasonOf(planner.plan(document, never)));
  programs[0]!.fail();
  expect(await Promise.all(refused)).toEqual(refused.map(() => new Error('gone')));
  await expect(planner.plan('d', never)).rejects.toThrow('gone');
  pass(9_999);
  await expect(planner.plan('e', never)).rejects.toThrow('gone');
  expect(programs).toHaveLength(1);

  pass(1);
  const plan = planner.plan('f', never);
  begin(1);
  answer(1, 'f');
  expect(await plan).toBeNull();
});

test('a program that can plan goes on where no successor can be started', async () => {
  const planner = createPlanner({ capacity: 2 });
  begin(0);
  const slow = planner.plan('slow', never);
  pass(SLOW_AFTER_MS);
  programs[1]!.fail();
  const plan = planner.plan('a', never);
  expect(asked()).toEqual(['slow a', '']);
  answer(0, 'a');
  answer(0, 'slow', PLAN);
  expect(await Promise.all([plan, slow])).toEqual([null, PLAN]);
  expect(programs).toHaveLength(2);
});

test('holds the process only while somebody waits', async () => {
  const planner = createPlanner();
  expect(programs[0]!.isHeld).toBe(false);
  const plan = planner.plan('a', never);
  expect(programs[0]!.isHeld).toBe(true);
  answer(0, 'a');
  await plan;
  expect(programs[0]!.isHeld).toBe(false);
});

test('once closed, ends its programs when nothing waits for them any more', async () => {
  const planner = createPlanner();
  begin(0);
  const slow = planner.plan('slow', never);
  pass(SLOW_AFTER_MS);
  begin(1);
  const plan = planner.plan('a', never);
  planner.close();
  expect(running()).toEqual([0, 1]);
  answer(1, 'a');
  await plan;
  expect(running()).toEqual([0]);
  answer(0, 'slow');
  await slow;
  expect(running()).toEqual([]);
});
