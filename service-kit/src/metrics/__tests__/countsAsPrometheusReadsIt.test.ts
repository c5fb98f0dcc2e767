import { expect, test } from '@jest/globals';

import { MetricRegistry } from '../MetricRegistry.ts';

/** The numbers of a registry's only metric, as `labels value`. */
function numbersOf({ metrics: [metric] }: MetricRegistry): string[] {
  return metric!.samples().map(({ suffix, labels, value }) => `${suffix}${JSON.stringify(labels)} ${value}`);
}

test('a bucket of a histogram holds its bound, and what is in smaller ones', () => {
  const metrics = new MetricRegistry();
  const sizes = metrics.histogram({ name: 'sizes', help: 'Sizes.', buckets: [1, 10] }).of({});
  for (const size of [0, 1, 1.5, 10, 11, 1_000]) sizes.observe(size);
  expect(numbersOf(metrics)).toEqual([
    '_bucket{"le":1} 2',
    '_bucket{"le":10} 4',
    '_bucket{"le":"+Inf"} 6',
    '_sum{} 1023.5',
    '_count{} 6',
  ]);
});

test('children with the same labels are one, and are shown before they have counted anything', () => {
  const metrics = new MetricRegistry();
  const calls = metrics.counter({ name: 'calls_total', help: 'Calls.', labels: ['from', 'to'] });
  const { b, c } = calls.ofEach('to', ['b', 'c'], { from: 'a' });
  calls.of({ to: 'b', from: 'a' }).add(2);
  b.add();
  expect(numbersOf(metrics)).toEqual(['{"from":"a","to":"b"} 3', '{"from":"a","to":"c"} 0']);
  c.add();
  expect(numbersOf(metrics)).toEqual(['{"from":"a","to":"b"} 3', '{"from":"a","to":"c"} 1']);
});

test('values of labels that look alike when they are joined stay apart', () => {
  const metrics = new MetricRegistry();
  const calls = metrics.counter({ name: 'calls_total', help: 'Calls.', labels: ['from', 'to'] });
  calls.of({ from: 'a', to: 'b,c' }).add();
  calls.of({ from: 'a,b', to: 'c' }).add();
  expect(numbersOf(metrics)).toHaveLength(2);
});

test('numbers that somebody else keeps are read when they are looked at', () => {
  const metrics = new MetricRegistry();
  let entries = 1;
  metrics.read('gauge', { name: 'entries', help: 'Entries.' }, () => [{ labels: {}, value: entries }]);
  entries = 2;
  expect(numbersOf(metrics)).toEqual(['{} 2']);
});

test('a name belongs to one metric', () => {
  const metrics = new MetricRegistry();
  metrics.counter({ name: 'calls_total', help: 'Calls.' });
  expect(() => metrics.gauge({ name: 'calls_total', help: 'Others.' })).toThrow(/calls_total/);
});
