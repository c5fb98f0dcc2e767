import { expect, test } from '@jest/globals';

import { MemoryAnswers } from '../MemoryAnswers.ts';

let now = 0;
const answers = (size: number) => new MemoryAnswers(size, () => now);
const KILOBYTE = 'x'.repeat(1_000);

test('the answers longest not asked for make room', () => {
  const store = answers(4_000);
  for (const key of ['a', 'b', 'c']) store.keep(key, KILOBYTE, 60_000);
  expect(store.find(['a'])?.data).toBe(KILOBYTE);
  store.keep('d', KILOBYTE, 60_000);
  expect(['a', 'b', 'c', 'd'].map((key) => store.find([key]) !== null)).toEqual([true, false, true, true]);
});

test('many small ones do, too: what surrounds them is counted', () => {
  const store = answers(100_000);
  for (let at = 0; at < 1_000; at += 1) store.keep(`${at}`, '{}', 60_000);
  const kept = Array.from({ length: 1_000 }, (_, at) => store.find([`${at}`])).filter(Boolean);
  expect(kept.length).toBeLessThan(500);
  expect(store.find(['999'])).not.toBeNull();
});

test('one that has no room pushes nothing out', () => {
  const store = answers(4_000);
  store.keep('a', KILOBYTE, 60_000);
  store.keep('b', KILOBYTE.repeat(4), 60_000);
  expect([store.find(['a']) !== null, store.find(['b'])]).toEqual([true, null]);
});

test('an answer is found until its time is over', () => {
  const store = answers(4_000);
  store.keep('a', '{}', 1_000);
  now += 400;
  expect(store.find(['a'])).toEqual({ key: 'a', data: '{}', timeLeft: 600 });
  now += 600;
  expect(store.find(['a'])).toBeNull();
  store.keep('a', '{"b":1}', 1_000);
  expect(store.find(['a'])).toEqual({ key: 'a', data: '{"b":1}', timeLeft: 1_000 });
});

test('by the first key that has one which is still to be found', () => {
  const store = answers(4_000);
  store.keep('private', '1', 500);
  store.keep('public', '2', 1_000);
  expect(store.find(['none', 'private', 'public'])?.key).toBe('private');
  now += 500;
  expect(store.find(['none', 'private', 'public'])?.key).toBe('public');
  expect(store.find([])).toBeNull();
});
