import { expect, jest, test } from '@jest/globals';

import { changePhone } from '../changePhone.ts';
import type { User } from '../User.ts';

const now = new Date('2026-11-01T12:00:00.000Z');
const agatha: User = {
  id: '1',
  username: 'agatha',
  email: 'agatha@example.com',
  name: null,
  phone: '9000000001',
  since: new Date('2025-01-01T00:00:00.000Z'),
  role: 'CUSTOMER',
};

function setUp(present: readonly User[] = [agatha]) {
  const write = jest.fn(async (id: string, phone: string, _at: Date): Promise<User | null> => {
    const user = present.find((candidate) => candidate.id === id);
    return user ? { ...user, phone } : null;
  });
  const findByIds = (ids: readonly string[]) => Promise.resolve(present.filter(({ id }) => ids.includes(id)));
  return { write, dependencies: { users: { findByIds, changePhone: write }, now: () => now } };
}

test('a new number is written', async () => {
  const { write, dependencies } = setUp();
  expect(await changePhone(dependencies, '1', '9000000002')).toEqual({
    kind: 'changed',
    user: { ...agatha, phone: '9000000002' },
  });
  expect(write).toHaveBeenCalledWith('1', '9000000002', now);
});

test('the number that it already is changes nothing', async () => {
  const { write, dependencies } = setUp();
  expect(await changePhone(dependencies, '1', '9000000001')).toEqual({ kind: 'changed', user: agatha });
  expect(write).not.toHaveBeenCalled();
});

test('a wrong number is not written', async () => {
  const { write, dependencies } = setUp();
  expect(await changePhone(dependencies, '1', '8999999999')).toEqual({
    kind: 'invalid',
    message: 'Invalid Phone Number',
  });
  expect(write).not.toHaveBeenCalled();
});

test('a user who is gone is told', async () => {
  expect(await changePhone(setUp([]).dependencies, '1', '9000000002')).toEqual({ kind: 'unknownUser' });
});
