import { expect, test } from '@jest/globals';

import { refuseOldNode } from '../refuseOldNode.mjs';

test.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1'])('%s is refused', (version) => {
  expect(() => refuseOldNode(version)).toThrow(`Node ${version} is not supported`);
});

test.each(['20.19.0', '22.12.0', '24.0.0', '26.1.0'])('%s is welcome', (version) => {
  expect(() => refuseOldNode(version)).not.toThrow();
});
