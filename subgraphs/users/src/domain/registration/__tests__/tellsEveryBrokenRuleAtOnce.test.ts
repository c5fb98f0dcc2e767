import { expect, jest, test } from '@jest/globals';

import type { Addition, NewUser } from '../../UserRepository.ts';
import { register } from '../register.ts';

const HOME = '192.0.2.1';
const since = new Date('2026-11-01T12:00:00.000Z');

function setUp() {
  const add = jest.fn<(user: NewUser) => Promise<Addition>>().mockResolvedValue({ kind: 'usernameTaken' });
  const hash = jest.fn<(password: string) => Promise<string>>().mockResolvedValue('a hash');
  const familiarSources = { remember: () => Promise.resolve() };
  return { add, hash, dependencies: { users: { add }, passwords: { hash }, familiarSources, now: () => since } };
}

const form = { username: 'Agatha', password: 'a good password', email: 'agatha@example.com', name: null, phone: null };

test('every broken rule is told, in the order of the form, and nothing is done', async () => {
  const { add, hash, dependencies } = setUp();
  const outcome = await register(
    dependencies,
    {
      username: 'a b',
      password: 'short',
      email: 'x'.repeat(300),
      name: 'Short',
      phone: '8999999999',
    },
    HOME,
  );
  expect(outcome).toEqual({
    kind: 'invalid',
    brokenRules: [
      { field: 'username', message: expect.stringContaining('Invalid Username') },
      { field: 'password', message: expect.stringContaining('Invalid Password') },
      { field: 'email', message: expect.stringContaining('Invalid E-mail Address') },
      { field: 'name', message: 'Invalid Name' },
      { field: 'phone', message: 'Invalid Phone Number' },
    ],
  });
  expect(hash).not.toHaveBeenCalled();
  expect(add).not.toHaveBeenCalled();
});

test('name and phone are not asked for', async () => {
  const { add, dependencies } = setUp();
  await register(dependencies, form, HOME);
  const { password: _, ...kept } = form;
  expect(add.mock.calls).toEqual([[{ ...kept, passwordHash: 'a hash', since }]]);
});

test('an empty name or phone is a wrong one', async () => {
  const { dependencies } = setUp();
  expect(await register(dependencies, { ...form, name: '', phone: '' }, HOME)).toMatchObject({
    brokenRules: [{ field: 'name' }, { field: 'phone' }],
  });
});
