import { expect, test } from '@jest/globals';

import { InMemoryResponseStore } from '../InMemoryResponseStore.ts';

let now = 0;
const createStore = (size: number) => new InMemoryResponseStore(size, () => now);
const KILOBYTE = 'x'.repeat(1_000);

test('evicts the least recently used response', () => {
  const store = createStore(4_000);
  for (const key of ['a', 'b', 'c']) store.set(key, KILOBYTE, 60_000);
  expect(store.get(['a'])?.data).toBe(KILOBYTE);
  store.set('d', KILOBYTE, 60_000);
  expect(['a', 'b', 'c', 'd'].map((key) => store.get([key]) !== null)).toEqual([true, false, true, true]);
});

test('counts the overhead of small responses', () => {
  const store = createStore(100_000);
  for (let at = 0; at < 1_000; at += 1) store.set(`${at}`, '{}', 60_000);
  const kept = Array.from({ length: 1_000 }, (_, at) => store.get([`${at}`])).filter(Boolean);
  expect(kept.length).toBeLessThan(500);
  expect(store.get(['999'])).not.toBeNull();
});

test('a response larger than the store evicts nothing', () => {
  const store = createStore(4_000);
  store.set('a', KILOBYTE, 60_000);
  store.set('b', KILOBYTE.repeat(4), 60_000);
  expect([store.get(['a']) !== null, store.get(['b'])]).toEqual([true, null]);
});

test('returns a response until it expires', () => {
  const store = createStore(4_000);
  store.set('a', '{}', 1_000);
  now += 400;
  expect(store.get(['a'])).toEqual({ key: 'a', data: '{}', timeLeft: 600 });
  now += 600;
  expect(store.get(['a'])).toBeNull();
  store.set('a', '{"b":1}', 1_000);
  expect(store.get(['a'])).toEqual({ key: 'a', data: '{"b":1}', timeLeft: 1_000 });
});

test('returns the response of the first key that has an unexpired one', () => {
  const store = createStore(4_000);
  store.set('private', '1', 500);
  store.set('public', '2', 1_000);
  expect(store.get(['none', 'private', 'public'])?.key).toBe('private');
  now += 500;
  expect(store.get(['none', 'private', 'public'])?.key).toBe('public');
  expect(store.get([])).toBeNull();
});
