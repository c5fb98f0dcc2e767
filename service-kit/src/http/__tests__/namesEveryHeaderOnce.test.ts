import { expect, test } from '@jest/globals';

import { appendVary } from '../appendVary.ts';

test.each<[vary: string | undefined, names: readonly string[], expected: string]>([
  [undefined, ['Origin'], 'Origin'],
  ['', ['Origin'], 'Origin'],
  ['Accept', ['Origin', 'X-Tenant'], 'Accept, Origin, X-Tenant'],
  ['accept,ORIGIN', ['Origin', 'Accept'], 'accept,ORIGIN'],
  ['Accept', ['accept', 'Accept-Encoding'], 'Accept, Accept-Encoding'],
  ['*', ['Origin'], '*'],
  ['Accept, *', ['Origin'], '*'],
])('%j and %j', (vary, names, expected) => {
  expect(appendVary(vary, names)).toBe(expected);
});
