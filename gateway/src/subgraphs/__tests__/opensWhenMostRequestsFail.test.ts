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
    const admission = breaker.admit();
    if (admission !== 'refused') breaker.record(admission, outcome);
  }
}

test.each([
  ['half of twenty', 10, 10, 'refused'],
  ['less than half of twenty', 11, 9, 'normal'],
  ['all of nineteen', 0, 19, 'normal'],
  ['all of twenty', 0, 20, 'refused'],
])('%s have failed', (_, successes, failures, expected) => {
  const breaker = createBreaker();
  send(breaker, 'success', successes);
  send(breaker, 'failure', failures);
  expect(breaker.admit()).toBe(expected);
});

test('what was failing some time ago is forgotten', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 19);
  jest.advanceTimersByTime(5_001);
  send(breaker, 'success');
  jest.advanceTimersByTime(5_001);
  send(breaker, 'failure', 18);
  expect(changes).toEqual([]);
});

test('what was failing a moment ago counts across the borders of its windows', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 10);
  jest.advanceTimersByTime(5_001);
  send(breaker, 'failure', 10);
  expect(changes).toEqual(['open']);
});

test('what nobody has waited for does not count', () => {
  const breaker = createBreaker();
  send(breaker, 'unknown', 100);
  send(breaker, 'failure', 19);
  expect(changes).toEqual([]);
});

test('after the pause one request is let through at a time, and closes it when it succeeds', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 20);
  jest.advanceTimersByTime(PAUSE_MS - 1);
  expect(breaker.admit()).toBe('refused');
  jest.advanceTimersByTime(1);
  expect([breaker.admit(), breaker.admit()]).toEqual(['probe', 'refused']);
  breaker.record('probe', 'success');
  expect([breaker.admit(), breaker.admit()]).toEqual(['normal', 'normal']);
  expect(changes).toEqual(['open', 'halfOpen', 'closed']);
  send(breaker, 'failure', 19);
  expect(changes).toHaveLength(3);
});

test('it opens again when that one fails, and asks the next when nobody has waited for it', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 20);
  jest.advanceTimersByTime(PAUSE_MS);
  send(breaker, 'failure');
  expect(breaker.admit()).toBe('refused');
  jest.advanceTimersByTime(PAUSE_MS);
  send(breaker, 'unknown');
  expect(breaker.admit()).toBe('probe');
});

test('what was sent before it opened says nothing about the subgraph of now', () => {
  const breaker = createBreaker();
  send(breaker, 'failure', 20);
  jest.advanceTimersByTime(PAUSE_MS);
  expect(breaker.admit()).toBe('probe');
  breaker.record('normal', 'success');
  breaker.record('normal', 'failure');
  expect(breaker.admit()).toBe('refused');
  expect(changes).toEqual(['open', 'halfOpen']);
});

test('at 0 % it never opens', () => {
  const breaker = createBreaker(0);
  send(breaker, 'failure', 1_000);
  expect(breaker.admit()).toBe('normal');
});
