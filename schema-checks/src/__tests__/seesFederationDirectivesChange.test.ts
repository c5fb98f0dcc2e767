import { expect, test } from '@jest/globals';

import { checkChange, notable } from './checkChange.ts';

const users = (user: string, fields = 'name: String') =>
  `type Query { me: User } type User ${user} { id: ID! email: String! ${fields} }`;
const orders = (name = '') => `type Query { orders: Int } type User @key(fields: "id") { id: ID! total: Int ${name} }`;

const changes = (before: Record<string, string>, after: Record<string, string>, operation = '{ me { name } }') =>
  notable(checkChange({ before, after, operations: [operation] })).map(({ code, coordinate, subgraphs, severity }) => ({
    code,
    coordinate,
    subgraphs,
    severity,
  }));

test('a removed key composes and is reported', () => {
  const before = { users: users('@key(fields: "id") @key(fields: "email")'), orders: orders() };
  const after = { users: users('@key(fields: "id")'), orders: orders() };
  expect(changes(before, after)).toEqual([
    { code: 'KEY_REMOVED', coordinate: 'User', subgraphs: ['users'], severity: 'NOTICE' },
  ]);
});

test('a key that is not resolvable any more is reported', () => {
  const before = { users: users('@key(fields: "id") @key(fields: "email")'), orders: orders() };
  const after = { users: users('@key(fields: "id") @key(fields: "email", resolvable: false)'), orders: orders() };
  expect(changes(before, after)).toMatchObject([{ code: 'KEY_REMOVED' }]);
});

test('a field taken over by another subgraph composes and is reported with the one that took it', () => {
  const before = {
    users: users('@key(fields: "id")', 'name: String @shareable'),
    orders: orders('name: String @shareable'),
  };
  const after = {
    users: users('@key(fields: "id")', 'name: String @shareable'),
    orders: orders('name: String @override(from: "users") @shareable'),
  };
  expect(changes(before, after)).toEqual([
    { code: 'OVERRIDE_ADDED', coordinate: 'User.name', subgraphs: ['orders'], severity: 'NOTICE' },
  ]);
});

test('a field that is not shareable any more is reported', () => {
  const before = { users: users('@key(fields: "id")', 'name: String @shareable'), orders: orders() };
  const after = { users: users('@key(fields: "id")'), orders: orders() };
  expect(changes(before, after)).toMatchObject([{ code: 'SHAREABLE_REMOVED', coordinate: 'User.name' }]);
});

test('a field that needs a signed-in client now fails for those who select it', () => {
  const before = { users: users('@key(fields: "id")'), orders: orders() };
  const after = { users: users('@key(fields: "id")', 'name: String @authenticated'), orders: orders() };
  expect(changes(before, after)).toMatchObject([{ code: 'AUTHENTICATED_ADDED', severity: 'FAILURE' }]);
  expect(changes(before, after, '{ me { email } }')).toMatchObject([
    { code: 'AUTHENTICATED_ADDED', severity: 'NOTICE' },
  ]);
});

test('a field made inaccessible is a removed field to clients', () => {
  const before = { users: users('@key(fields: "id")'), orders: orders() };
  const after = { users: users('@key(fields: "id")', 'name: String @inaccessible'), orders: orders() };
  expect(changes(before, after)).toMatchObject([
    { code: 'FIELD_REMOVED', coordinate: 'User.name', severity: 'FAILURE' },
  ]);
});

test('an owner is the subgraph where the element went, not each that has its type', () => {
  const before = { users: users('@key(fields: "id")'), orders: orders() };
  const after = { users: users('@key(fields: "id")'), orders: orders().replace('total: Int', '') };
  expect(changes(before, after)).toMatchObject([
    { code: 'FIELD_REMOVED', coordinate: 'User.total', subgraphs: ['orders'] },
  ]);
});
