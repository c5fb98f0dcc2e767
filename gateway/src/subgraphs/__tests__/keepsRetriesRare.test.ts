import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { RetryBudget } from '../RetryBudget.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function spend(budget: RetryBudget): number {
  let retries = 0;
  while (retries < 1_000 && budget.withdraw()) retries += 1;
  return retries;
}

test('thirty are there to begin with, and three come every second', () => {
  const budget = new RetryBudget(20);
  expect(spend(budget)).toBe(30);
  jest.advanceTimersByTime(2_000);
  expect(spend(budget)).toBe(6);
});

test('every fifth request brings one', () => {
  const budget = new RetryBudget(20);
  spend(budget);
  for (let request = 0; request < 51; request++) budget.deposit();
  expect(spend(budget)).toBe(10);
});

test('no more than thirty are saved up', () => {
  const budget = new RetryBudget(20);
  for (let request = 0; request < 1_000; request++) budget.deposit();
  jest.advanceTimersByTime(3_600_000);
  expect(spend(budget)).toBe(30);
});

test('at 0 % there are none', () => {
  const budget = new RetryBudget(0);
  jest.advanceTimersByTime(10_000);
  expect(spend(budget)).toBe(0);
});
