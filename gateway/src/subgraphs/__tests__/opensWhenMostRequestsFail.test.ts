import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { CircuitBreaker, type CircuitState, type Outcome } from '../CircuitBreaker.ts';

const PAUSE_MS = 2_000;

let changes: CircuitState[];

beforeEach(() => {
  jest.useFakeTimers();
  changes = [];
});
afterEach(() => {
  jest.useRealTimers();
});

function createBreaker(failureShare = 50): CircuitBreaker {
  return new CircuitBreaker({ failureShare, pause: PAUSE_MS, onChange: (state) => changes.push(state) });
}

function send(breaker: CircuitBreaker, outcome: Outcome, times = 1): void {
  for (let time = 0; time < times; time++) {
    const permit = breaker.acquire();
    if (permit) breaker.record(permit, outcome);
  }
}

test.each([
  ['half of twenty', 10, 10, null],
  ['less than half of twenty', 11, 9, 'normal'],
  ['all of nineteen', 0, 19, 'normal'],
  ['all of twenty', 0, 20, null],
])('%s have failed', (_, successes, failures, expected) => {
  const breaker = createBreaker();
  send(breaker, 'success', successes);
  send(breaker, 'failure', failures);
  expect(breaker.acquire()).toBe(expected);
});

test('failures older than the window do not count', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 19);
  jest.advanceTimersByTime(5_001);
  send(breaker, 'success');
  jest.advanceTimersByTime(5_001);
  send(breaker, 'failure', 18);
  expect(changes).toEqual([]);
});

test('recent failures count across the two halves of the window', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 10);
  jest.advanceTimersByTime(5_001);
  send(breaker, 'failure', 10);
  expect(changes).toEqual(['open']);
});

test('cancelled requests do not count', () => {
  const breaker = createBreaker();
  send(breaker, 'unknown', 100);
  send(breaker, 'failure', 19);
  expect(changes).toEqual([]);
});

test('after the pause it permits one probe at a time, and closes when the probe succeeds', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 20);
  jest.advanceTimersByTime(PAUSE_MS - 1);
  expect(breaker.acquire()).toBe(null);
  jest.advanceTimersByTime(1);
  expect([breaker.acquire(), breaker.acquire()]).toEqual(['probe', null]);
  breaker.record('probe', 'success');
  expect([breaker.acquire(), breaker.acquire()]).toEqual(['normal', 'normal']);
  expect(changes).toEqual(['open', 'halfOpen', 'closed']);
  send(breaker, 'failure', 19);
  expect(changes).toHaveLength(3);
});

test('it opens again when the probe fails, and permits another probe when the probe was cancelled', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 20);
  jest.advanceTimersByTime(PAUSE_MS);
  send(breaker, 'failure');
  expect(breaker.acquire()).toBe(null);
  jest.advanceTimersByTime(PAUSE_MS);
  send(breaker, 'unknown');
  expect(breaker.acquire()).toBe('probe');
});

test('requests that were sent before it opened do not count', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 20);
  jest.advanceTimersByTime(PAUSE_MS);
  expect(breaker.acquire()).toBe('probe');
  breaker.record('normal', 'success');
  breaker.record('normal', 'failure');
  expect(breaker.acquire()).toBe(null);
  expect(changes).toEqual(['open', 'halfOpen']);
});

test('at 0 % it never opens', () => {
  const breaker = createBreaker(0);
  send(breaker, 'failure', 1_000);
  expect(breaker.acquire()).toBe('normal');
});
