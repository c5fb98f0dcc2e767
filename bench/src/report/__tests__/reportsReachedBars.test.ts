import { expect, test } from '@jest/globals';

import type { Measurement } from '../../measure/Measurement.ts';
import { workloads } from '../../workloads/workloads.ts';
import { bars, furtherBars } from '../bars.ts';
import { describeBars } from '../describeBars.ts';

const measured = (contender: string, figures: Partial<Measurement>): Measurement => ({
  contender,
  rps: 100,
  p50: 60,
  p99: 80,
  cpu: 100,
  cpuPerRequest: 10,
  peakMemory: 400,
  fetchesPerRequest: 2,
  subgraphsCpu: 20,
  failed: 0,
  rounds: [],
  ...figures,
});

const result = (name: string, ...measurements: Measurement[]) => ({
  workload: workloads.find((workload) => workload.name === name)!,
  measurements,
});

const cellsOf = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -2).split(' | '));

test('a bar that is reached exactly is met, but memory that is as much is not below', () => {
  const rows = cellsOf(
    describeBars([
      result('light-unique', measured('ours', { rps: 800, p99: 20 }), measured('stock', {})),
      result('one-connection', measured('ours', { p50: 10 }), measured('stock', {})),
    ]),
  );
  expect(rows.slice(2).map(([what, demanded, reached, met]) => [what, demanded, reached, met])).toEqual([
    ['light-unique: answers a second', 'at least 8 × Apollo Gateway', '8.00 ×', 'yes'],
    ['one-connection: p50', "at most 1/6 of Apollo Gateway's", '1/6.00', 'yes'],
    ['light-unique: p99', "at most 1/4 of Apollo Gateway's", '1/4.00', 'yes'],
    ['light-unique: peak memory', "below Apollo Gateway's", '1/1.00', '**no**'],
  ]);
});

test('explains a missed bar by the floor’s share, or by the floor missing it as well', () => {
  const rows = cellsOf(
    describeBars([
      result(
        'heavy-unique',
        measured('ours', { rps: 1_000, p99: 40, cpuPerRequest: 1, peakMemory: 500 }),
        measured('stock', {}),
        measured('hive-rust', { rps: 190 }),
        measured('floor', { rps: 2_000, p99: 30, cpuPerRequest: 0.4, peakMemory: 100 }),
      ),
      result(
        'large-answer',
        measured('ours', { rps: 300 }),
        measured('stock', {}),
        measured('floor', { rps: 600, cpu: 69 }),
      ),
    ]),
  );
  expect(rows.slice(2).map(([what, , reached, met, floor, obstacle]) => [what, reached, met, floor, obstacle])).toEqual(
    [
      [
        'heavy-unique: answers a second',
        '10.0 ×',
        '**no**',
        '20.0 ×',
        '1.00 ms of processor time a request, the floor 0.40; the bar is at 0.83',
      ],
      ['heavy-unique: answers a second', '5.26 ×', 'yes', '10.5 ×', ''],
      [
        'large-answer: answers a second',
        '3.00 ×',
        '**no**',
        '6.00 ×',
        'not even the floor gets there; its core was busy 69 % of the time, waiting for the subgraphs and the load on the other one',
      ],
      ['heavy-unique: p99', '1/2.00', '**no**', '1/2.67', 'not even the floor gets there'],
      ['heavy-unique: peak memory', '1.25 ×', '**no**', '1/4.00', '500 MiB, the floor 100; the bar is at 400'],
    ],
  );
});

test('general bars apply to every workload', () => {
  const lines = describeBars([
    result('heavy-unique', measured('ours', { rps: 2_000 }), measured('stock', {})),
    result('deep', measured('ours', { p99: 10, peakMemory: 300 }), measured('stock', {})),
    result('wide-list', measured('ours', { p99: 40, peakMemory: 440 }), measured('stock', {}), measured('floor', {})),
  ]);
  expect(lines).toContain('Of 2 other workloads 1 meet the bar of p99; not so wide-list (1/2.00, the floor 1/1.00).');
  expect(lines).toContain(
    'Of 2 other workloads 1 meet the bar of peak memory; not so wide-list (1.10 ×, the floor 1/1.00).',
  );
});

test('a run without both contenders reports no bars', () => {
  expect(describeBars([result('heavy-unique', measured('ours', {}), measured('floor', {}))])).toEqual([]);
});

test('every bar names an existing workload', () => {
  const names = new Set(workloads.map(({ name }) => name));
  expect([...bars, ...furtherBars].filter(({ workload }) => !names.has(workload))).toEqual([]);
});
