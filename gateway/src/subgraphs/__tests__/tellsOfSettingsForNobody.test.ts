import { expect, test } from '@jest/globals';

import { environmentVariables } from '../../environment.ts';
import { settledForNobody, type TrafficEnvironment } from '../TrafficLimits.ts';

const subgraphs = new Map([['orders', '']]);

function environment(variables: Record<string, string>): TrafficEnvironment {
  const parsed = Object.entries(environmentVariables)
    .filter(([name]) => name.startsWith('SUBGRAPH_') || name === 'OPERATION_TIMEOUT')
    .map(([name, schema]) => [name, schema.parse(variables[name])]);
  return Object.fromEntries(parsed) as TrafficEnvironment;
}

test('a setting for a subgraph that is not there is found', () => {
  const settled = environment({ SUBGRAPH_TIMEOUT: '5000,ordres=10,orders=20', SUBGRAPH_QUEUE: 'users=1' });
  expect(settledForNobody(settled, subgraphs)).toEqual(['SUBGRAPH_TIMEOUT for ordres', 'SUBGRAPH_QUEUE for users']);
});

test('there is nothing to tell of settings for all, and for subgraphs that are there', () => {
  expect(settledForNobody(environment({}), subgraphs)).toEqual([]);
  expect(settledForNobody(environment({ SUBGRAPH_TIMEOUT: '7,orders=20' }), subgraphs)).toEqual([]);
});
