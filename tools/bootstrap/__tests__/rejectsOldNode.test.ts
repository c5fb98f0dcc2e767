import { expect, test } from '@jest/globals';

import { rejectOldNode } from '../rejectOldNode.mjs';

test.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1'])('%s is rejected', (version) => {
  expect(() => rejectOldNode(version)).toThrow(`Node ${version} is not supported`);
});

test.each(['20.19.0', '22.12.0', '24.0.0', '26.1.0'])('%s is welcome', (version) => {
  expect(() => rejectOldNode(version)).not.toThrow();
});
