import { expect, test } from '@jest/globals';

import { checkChange, notable } from './checkChange.ts';
import { field } from './traps/Trap.ts';

test('a breaking change fails where no operations are known at all', () => {
  const report = checkChange({ before: { shop: field('name: String') }, after: { shop: field('') } });
  expect(report).toMatchObject({ status: 'FAILED', operations: { checkedOperations: 0 } });
});

test('an operation that is invalid already is reported and blames no change', () => {
  const operations = ['{ nothing }', '{ other }'];
  const report = checkChange({ before: { shop: field('name: String') }, after: { shop: field('') }, operations });
  expect(report).toMatchObject({
    status: 'PASSED',
    operations: { checkedOperations: 1, invalidOperations: [{ id: 'operation-0', status: 'invalid' }] },
  });
});

test('the same schema has no changes', () => {
  const schema = { shop: field('state(first: Int = 2): State', 'enum State { ON }') };
  expect(checkChange({ before: schema, after: schema }).operations.changes).toEqual([]);
});

test('a policy may fail dangerous changes', () => {
  const [before, after] = [field('users(first: Int = 20): String'), field('users(first: Int = 5): String')];
  const lint = {} as never;
  const policy = { lint, dangerousChanges: 'failure', plans: { maxAddedFetches: 2, maxAddedHops: 1 } } as const;
  expect(
    checkChange({ before: { shop: before }, after: { shop: after }, operations: ['{ users }'], policy }).status,
  ).toBe('FAILED');
  expect(
    notable(checkChange({ before: { shop: before }, after: { shop: after }, operations: ['{ users }'] })),
  ).toHaveLength(1);
});
