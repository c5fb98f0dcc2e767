import { expect, test } from '@jest/globals';

import { login } from '../login.ts';
import { InMemoryAccounts } from './InMemoryAccounts.ts';

const source = { network: null, deviceToken: null };

test('a login replaces a hash with old parameters', async () => {
  const accounts = new InMemoryAccounts();
  accounts.passwordHash = 'old hash of the password';
  await login(accounts.dependencies, { username: 'agatha', password: 'the password' }, source);
  expect(accounts.passwordHash).toBe('hash of the password');
});

test('a wrong password replaces nothing', async () => {
  const accounts = new InMemoryAccounts();
  accounts.passwordHash = 'old hash of the password';
  await login(accounts.dependencies, { username: 'agatha', password: 'another' }, source);
  expect(accounts.passwordHash).toBe('old hash of the password');
});
