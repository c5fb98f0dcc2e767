import { expect, test } from '@jest/globals';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { PlanNode } from '../../plan/PlanNode.ts';
import { chainPlanners, type PlannerCandidate } from '../createPlanner.ts';
import { PlanningOverloadError, type PlanningReport, PlanningTimeoutError } from '../Planner.ts';

const PLAN: PlanNode = { kind: 'Sequence', nodes: [] };
const X = GraphQLDocument.ofText('{ x }');
const Y = GraphQLDocument.ofText('{ y }');
const signal = new AbortController().signal;

/** A chain of planners that behave so, and what happened in it. */
function createChain(behaviours: Readonly<Record<string, Error | null>>) {
  const tried: string[] = [];
  const closed: string[] = [];
  const names = Object.keys(behaviours);
  const candidates = names.map((name): PlannerCandidate => {
    const error = behaviours[name];
    const plan = async () => {
      tried.push(name);
      if (error) throw error;
      return PLAN;
    };
    return { name, create: () => ({ plan, close: () => void closed.push(name) }), isLast: name === names.at(-1) };
  });
  const rejections: string[] = [];
  const report: PlanningReport = {
    rejected: (planner, reason) => void rejections.push(`${planner}: ${reason}`),
    tookTooLong: false,
  };
  return { planner: chainPlanners(candidates), tried, closed, rejections, report };
}

test('the first planner that has a plan is the last one that is asked', async () => {
  const { planner, tried, rejections, report } = createChain({ a: new Error('no'), b: null, c: null });
  expect(await planner.plan(X, signal, report)).toBe(PLAN);
  expect(tried).toEqual(['a', 'b']);
  expect(rejections).toEqual(['a: no']);
});

test('where none has a plan, the reason is that of the last', async () => {
  const { planner } = createChain({ a: new Error('no'), b: new Error('nor I') });
  await expect(planner.plan(X, signal)).rejects.toThrow('nor I');
});

test('after one took too long, the last one plans, and all that the operation still has to be planned', async () => {
  const { planner, tried, report } = createChain({ a: new PlanningTimeoutError(), b: null, c: null });
  await planner.plan(X, signal, report);
  await planner.plan(Y, signal, report);
  expect(tried).toEqual(['a', 'c', 'c']);
});

test('another operation begins with the first planner again', async () => {
  const { planner, tried, report } = createChain({ a: new PlanningTimeoutError(), b: null });
  await planner.plan(X, signal, report);
  await planner.plan(Y, signal, { ...report, tookTooLong: false });
  expect(tried).toEqual(['a', 'b', 'a', 'b']);
});

test('overload is nothing that another planner makes better', async () => {
  const { planner, tried } = createChain({ a: new PlanningOverloadError(), b: null });
  await expect(planner.plan(X, signal)).rejects.toBeInstanceOf(PlanningOverloadError);
  expect(tried).toEqual(['a']);
});

test('closing ends the planners that were created, and those that are created afterwards', async () => {
  const { planner, closed } = createChain({ a: new Error('no'), b: null });
  planner.close();
  expect(closed).toEqual([]);
  await planner.plan(X, signal);
  expect(closed).toEqual(['a', 'b']);
});
