import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { Subgraphs } from '../Subgraphs.ts';
import { shopModel } from '../shopModel.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('requests received before the first response form a wave', () => {
  const subgraphs = new Subgraphs(shopModel, 0);
  const answered: string[] = [];
  const ask = (subgraph: string, query: string) =>
    subgraphs.serve(subgraph, JSON.stringify({ query }), () => answered.push(query));
  const wait = () => jest.advanceTimersByTime(10);

  subgraphs.startTrace();
  ask('catalog', '{ one: __typename }');
  wait();
  ask('users', '{ two: __typename }');
  wait();
  ask('prices', '{ three: __typename }');
  wait();
  expect(answered).toEqual([]);
  wait();
  expect(answered).toHaveLength(3);
  ask('media', '{ four: __typename }');

  const waves = subgraphs.takeTrace();
  expect(waves.map((wave) => wave.map(({ subgraph }) => subgraph))).toEqual([
    ['catalog', 'users', 'prices'],
    ['media'],
  ]);
  ask('users', '{ five: __typename }');
  expect(answered.at(-1)).toBe('{ five: __typename }');
});

test('delays responses as configured', () => {
  const answers: Array<string | undefined> = [];
  new Subgraphs(shopModel, 5).serve('catalog', '{"query":"{ __typename }"}', (text) => answers.push(text));
  jest.advanceTimersByTime(4);
  expect(answers).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(answers).toEqual(['{"data":{"__typename":"Query"}}']);
});
