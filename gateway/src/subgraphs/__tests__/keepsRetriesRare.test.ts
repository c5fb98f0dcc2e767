import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { RetryBudget } from '../RetryBudget.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function spend(budget: RetryBudget): number {
  let retries = 0;
  while (retries < 1_000 && budget.withdraw()) retries += 1;
  return retries;
}

test('the budget starts with thirty retries and gains three per second', () => {
  const budget = new RetryBudget(20);
  expect(spend(budget)).toBe(30);
  jest.advanceTimersByTime(2_000);
  expect(spend(budget)).toBe(6);
});

test('every fifth request adds a retry', () => {
  const budget = new RetryBudget(20);
  spend(budget);
  for (let request = 0; request < 51; request++) budget.deposit();
  expect(spend(budget)).toBe(10);
});

test('the budget holds at most thirty retries', () => {
  const budget = new RetryBudget(20);
  for (let request = 0; request < 1_000; request++) budget.deposit();
  jest.advanceTimersByTime(3_600_000);
  expect(spend(budget)).toBe(30);
});

test('at 0 % there are no retries', () => {
  const budget = new RetryBudget(0);
  jest.advanceTimersByTime(10_000);
  expect(spend(budget)).toBe(0);
});
