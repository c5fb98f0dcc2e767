import { expect, test } from '@jest/globals';

import { environmentVariables } from '../../environment.ts';
import { settingsOfUnknownSubgraphs, type TrafficEnvironment } from '../TrafficLimits.ts';

const subgraphs = new Map([['orders', '']]);

function environment(variables: Record<string, string>): TrafficEnvironment {
  const parsed = Object.entries(environmentVariables)
    .filter(([name]) => name.startsWith('SUBGRAPH_') || name === 'OPERATION_TIMEOUT')
    .map(([name, schema]) => [name, schema.parse(variables[name])]);
  return Object.fromEntries(parsed) as TrafficEnvironment;
}

test('finds the settings of unknown subgraphs', () => {
  const settings = environment({ SUBGRAPH_TIMEOUT: '5000,ordres=10,orders=20', SUBGRAPH_QUEUE: 'users=1' });
  expect(settingsOfUnknownSubgraphs(settings, subgraphs)).toEqual([
    'SUBGRAPH_TIMEOUT for ordres',
    'SUBGRAPH_QUEUE for users',
  ]);
});

test('finds nothing for defaults and known subgraphs', () => {
  expect(settingsOfUnknownSubgraphs(environment({}), subgraphs)).toEqual([]);
  expect(settingsOfUnknownSubgraphs(environment({ SUBGRAPH_TIMEOUT: '7,orders=20' }), subgraphs)).toEqual([]);
});
