import { expect, test } from '@jest/globals';

import { merge } from '../merge.ts';

const interfaces = new Set(['Media']);

test.each([
  ['the type takes the place of the interface', 'Media', 'Film', 'Film'],
  ['the interface does not take the place of the type', 'Film', 'Media', 'Film'],
  ['the interface is what there is as long as nobody knows more', undefined, 'Media', 'Media'],
])('%s', (_, before, incoming, after) => {
  const target = before === undefined ? {} : { __typename: before };
  merge(target, { __typename: incoming, plot: 'x' }, interfaces, false);
  expect(target).toEqual({ __typename: after, plot: 'x' });
});

test('also of objects within', () => {
  const target = { top: [{ __typename: 'Film' }] };
  merge(target, { top: [{ __typename: 'Media' }] }, interfaces, false);
  expect(target).toEqual({ top: [{ __typename: 'Film' }] });
});
