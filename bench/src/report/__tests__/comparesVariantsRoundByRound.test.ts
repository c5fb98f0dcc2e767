import { expect, test } from '@jest/globals';

import type { Contender } from '../../contenders/Contender.ts';
import { type Round, summarise } from '../../measure/Measurement.ts';
import { pairRatios } from '../pairRatios.ts';

const contender = (name: string, variantOf?: string): Contender => ({
  name,
  title: name,
  description: '',
  program: () => [],
  environment: () => ({}),
  ...(variantOf !== undefined && { variantOf }),
});

/** The second round finds the machine busy. */
const rounds = (requests: readonly number[]): Round[] =>
  requests.map((count) => ({
    requests: count,
    sent: count,
    seconds: 1,
    p50: 100 / count,
    p99: 200 / count,
    max: 300 / count,
    bytes: 0,
    failed: 0,
    cpuSeconds: 1,
    subgraphsCpuSeconds: 0,
    fetches: 0,
    from: 0,
    to: 1,
  }));

test('a variant is compared with its contender in each round, and the median of the ratios counts', () => {
  const measurements = [
    summarise('ours', rounds([200, 20, 210]), 0),
    summarise('stock', rounds([1, 1, 1]), 0),
    summarise('ours (at 1234567)', rounds([100, 10, 105]), 0),
  ];
  const contenders = [contender('ours'), contender('ours (at 1234567)', 'ours'), contender('stock')];
  expect(pairRatios(contenders, measurements)).toEqual([
    { name: 'ours', variant: 'ours (at 1234567)', rps: 2, cpu: 0.5, p50: 0.5, p99: 0.5 },
  ]);
});
