import { expect, test } from '@jest/globals';

import { perSubgraph, settingOf } from '../../subgraphs/PerSubgraph.ts';

const variable = perSubgraph({ default: 5000, min: 1, max: 9000 });

test.each([
  [undefined, 5000, 5000],
  ['100', 100, 100],
  ['100,orders=200', 100, 200],
  [' 100 , orders = 200 ', 100, 200],
  ['orders=200', 5000, 200],
  ['orders=200,100', 100, 200],
])('%j is %d by default and %d for orders', (text, fallback, orders) => {
  const setting = variable.parse(text);
  expect(settingOf(setting, 'users')).toBe(fallback);
  expect(settingOf(setting, 'orders')).toBe(orders);
});

test.each([
  '',
  'x',
  '-1',
  '1.5',
  '0',
  '9001',
  '100,200',
  'orders=1,orders=2',
  'orders=',
  '=1',
  '100,',
  'orders=0',
  '1e3',
])('%j is rejected', (text) => {
  expect(variable.safeParse(text).error?.issues).toMatchObject([
    { message: 'must be a whole number from 1 to 9000, optionally with overrides per subgraph, as in 5000,users=5000' },
  ]);
});
