import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { allowedDifferences } from '../allowedDifferences.ts';

const documentation = readFileSync(
  new URL('../../../../../../../docs/differences-from-apollo-gateway.md', import.meta.url),
  'utf8',
);

test('the documentation tells of every kind of difference that is allowed, and of no other', () => {
  const documented = [...documentation.matchAll(/^\| \*\*(.+?)\*\*/gm)].map(([, name]) => name);
  expect(documented.toSorted()).toEqual([...new Set(allowedDifferences.map(({ name }) => name))].toSorted());
});
