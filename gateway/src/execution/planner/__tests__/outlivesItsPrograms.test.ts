import { afterEach, expect, test } from '@jest/globals';

import { createPlannerApart } from '../createPlannerApart.ts';
import type { PlanningAnswer } from '../PlannerProgram.ts';

interface Started {
  readonly asked: string[];
  readonly answer: (answer: PlanningAnswer) => void;
  readonly fail: (reason: Error) => void;
  isEnded: boolean;
}

const programs: Started[] = [];
afterEach(() => void programs.splice(0));

/** A planner whose programs do what the test says. */
function createPlanner() {
  return createPlannerApart(({ answered, ended }) => {
    const started: Started = { asked: [], answer: answered, fail: ended, isEnded: false };
    programs.push(started);
    return {
      send: ({ document }) => void started.asked.push(document),
      hold: () => undefined,
      end: () => void (started.isEnded = true),
    };
  });
}

const never = new AbortController().signal;

test('answers each request with its own plan, in whatever order they come', async () => {
  const planner = createPlanner();
  const plans = [planner.plan('{ a }', never), planner.plan('{ b }', never)];
  programs[0]!.answer({ id: 2, plan: { kind: 'Sequence', nodes: [] } });
  programs[0]!.answer({ id: 1, plan: null });
  expect(await Promise.all(plans)).toEqual([null, { kind: 'Sequence', nodes: [] }]);
});

test('refuses what its program does not survive, and starts another for the next request', async () => {
  const planner = createPlanner();
  const refused = planner.plan('{ fatal }', never);
  programs[0]!.fail(new Error('gone'));
  await expect(refused).rejects.toThrow('gone');

  const plan = planner.plan('{ a }', never);
  programs[1]!.answer({ id: 2, plan: null });
  expect(await plan).toBeNull();
});

test('ends what takes too long, and asks another program for the rest', async () => {
  const planner = createPlanner();
  const endless = new AbortController();
  const refused = planner.plan('{ endless }', endless.signal);
  const plan = planner.plan('{ a }', never);
  endless.abort(new Error('too long'));
  await expect(refused).rejects.toThrow('too long');
  expect(programs.map(({ asked, isEnded }) => ({ asked, isEnded }))).toEqual([
    { asked: ['{ endless }', '{ a }'], isEnded: true },
    { asked: ['{ a }'], isEnded: false },
  ]);
  programs[1]!.answer({ id: 2, plan: null });
  expect(await plan).toBeNull();
});

test('once closed, ends its program when nothing waits for it any more', async () => {
  const planner = createPlanner();
  const plan = planner.plan('{ a }', never);
  planner.close();
  expect(programs[0]!.isEnded).toBe(false);
  programs[0]!.answer({ id: 1, plan: null });
  await plan;
  expect(programs[0]!.isEnded).toBe(true);
});
