import { expect, test } from '@jest/globals';

import { workloads } from '../../workloads/workloads.ts';
import { describeProfiles } from '../describeProfiles.ts';

const time = (micros: number, url: string) => ({ name: 'work', url, micros });

test('compares the stock gateway with this one, by part and in total', () => {
  const text = describeProfiles([
    {
      workload: workloads[0]!,
      before: {
        title: 'Apollo Gateway',
        cpuPerRequest: 10,
        times: [time(750, 'file:///node_modules/minipass-fetch/a.js'), time(250, 'node:net')],
      },
      after: {
        title: 'This gateway',
        cpuPerRequest: 0.5,
        times: [time(99, 'node:net'), time(1, 'file:///node_modules/pino/a.js')],
      },
    },
  ]);
  expect(text).toContain('10.0 ms before, 0.50 ms after: 20.0 times less.');
  expect(text.split('\n').filter((line) => line.startsWith('| '))).toEqual([
    '|  | before: Apollo Gateway | after: This gateway |',
    '| --- | ---: | ---: |',
    '| minipass-fetch | 7.500 |  |',
    '| Node | 2.500 | 0.495 |',
    '| all else |  | 0.005 |',
    '| together | 10.0 | 0.50 |',
  ]);
});
