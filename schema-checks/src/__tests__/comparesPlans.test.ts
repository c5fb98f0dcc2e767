import { expect, test } from '@jest/globals';

import { DEFAULT_POLICY } from '../CheckPolicy.ts';
import { operationsOf } from '../operations/readOperations.ts';
import { reportPlans } from '../plans/reportPlans.ts';
import { checkChange } from './checkChange.ts';

const users = (fields: string) => `type Query { me: User } type User @key(fields: "id") { id: ID! ${fields} }`;
const orders = (fields: string) => `type User @key(fields: "id") { id: ID! ${fields} }`;

const plansOf = (comparison: Parameters<typeof checkChange>[0]) => checkChange(comparison).plans;

const before = { users: users('name: String email: String'), orders: orders('total: Int') };

test('a field that moves to another subgraph costs a hop, and the report says which fetch is new', () => {
  const after = { users: users('name: String'), orders: orders('total: Int email: String @override(from: "users")') };
  const { status, plans, plannedOperations } = plansOf({
    before,
    after,
    operations: ['query Mail { me { name email } }', '{ me { name } }'],
  });
  expect([status, plannedOperations]).toEqual(['PASSED', 2]);
  expect(plans).toEqual([
    expect.objectContaining({
      severity: 'NOTICE',
      code: 'PLAN_NEW_HOP',
      message: 'Mail needs 2 fetches instead of 1, 2 one after the other instead of 1. New: orders: User{email}.',
      before: { fetches: 1, hops: 1 },
      after: { fetches: 2, hops: 2 },
      added: [expect.stringMatching(/^orders: /)],
    }),
  ]);
});

test('thresholds decide whether that fails', () => {
  const after = { users: users('name: String'), orders: orders('total: Int email: String') };
  const policy = { ...DEFAULT_POLICY, plans: { maxAddedFetches: 0, maxAddedHops: 0 } };
  const report = checkChange({ before, after, operations: ['{ me { name email } }'], policy });
  expect([report.status, report.plans.status, report.operations.status]).toEqual(['FAILED', 'FAILED', 'PASSED']);
});

test('an operation that cannot be planned any more fails', () => {
  const [operation] = operationsOf('a1', 'query Mail { me { email } }', []);
  const plan = { fetches: 1, hops: 1, fetched: [] };
  const { status, plans } = reportPlans(
    [{ operation: operation!, before: plan, after: null, added: [] }],
    1,
    DEFAULT_POLICY.plans,
  );
  expect([status, plans]).toEqual(['FAILED', [expect.objectContaining({ code: 'PLAN_FAILED', after: null })]]);
});

test('an operation that becomes invalid is a matter of the operations check alone', () => {
  const after = { users: users('name: String'), orders: orders('total: Int') };
  const report = checkChange({ before, after, operations: ['query Mail { me { email } }'] });
  expect([report.operations.status, report.plans]).toEqual([
    'FAILED',
    expect.objectContaining({ status: 'PASSED', plans: [] }),
  ]);
});

test('a plan that gets better, or stays, is not listed', () => {
  const after = {
    users: users('name: String email: String total: Int @override(from: "orders")'),
    orders: orders('other: Int'),
  };
  expect(plansOf({ before, after, operations: ['{ me { total } }', '{ me { name } }'] }).plans).toEqual([]);
});
