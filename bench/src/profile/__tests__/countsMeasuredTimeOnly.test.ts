import { expect, test } from '@jest/globals';

import { selfTimes } from '../selfTimes.ts';

test('counts the samples of the measured spans, idle ones aside', () => {
  const frame = (functionName: string) => ({ functionName, url: 'file:///a.js', lineNumber: 4 });
  const profile = {
    startTime: 1_000,
    nodes: [
      { id: 1, callFrame: frame('work') },
      { id: 2, callFrame: frame('(idle)') },
      { id: 3, callFrame: frame('rest') },
    ],
    samples: [1, 1, 2, 3, 1, 1],
    timeDeltas: [100, 100, 100, 100, 100, 100],
  };
  expect(selfTimes(profile, [{ from: 1_150, to: 1_550 }])).toEqual([
    { name: 'work', url: 'file:///a.js:5', micros: 200 },
    { name: 'rest', url: 'file:///a.js:5', micros: 100 },
  ]);
});
