import { expect, test } from '@jest/globals';

import { settingOf } from '../../subgraphs/PerSubgraph.ts';
import { trafficVariables } from '../subgraphVariables.ts';

const { SUBGRAPH_FAILURE_STATUSES: variable } = trafficVariables;
const statuses = (text: string | undefined, subgraph = 'users') => [...settingOf(variable.parse(text), subgraph)];

test('the default is 500 to 599', () => {
  expect(statuses(undefined)).toEqual(Array.from({ length: 100 }, (_, at) => 500 + at));
});

test('accepts single statuses, ranges and overrides per subgraph', () => {
  const text = '429+502-504, orders=503, users=none';
  expect(statuses(text, 'books')).toEqual([429, 502, 503, 504]);
  expect(statuses(text, 'orders')).toEqual([503]);
  expect(statuses(text, 'users')).toEqual([]);
});

test.each(['5xx', '500-', '-500', '504-502', '99', '600', '500-600', '500;503', '500+', '500,501', 'users=', '1e2'])(
  '%s is rejected',
  (text) => {
    expect(variable.safeParse(text).error?.issues).toMatchObject([
      { message: expect.stringContaining('must be HTTP statuses such as 500-599 or 429+502-504') },
    ]);
  },
);
