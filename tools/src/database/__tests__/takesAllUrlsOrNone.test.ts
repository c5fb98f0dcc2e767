import { expect, test } from '@jest/globals';

import { databaseUrlsFrom } from '../DatabaseUrls.ts';

const all = {
  USERS_DATABASE_URL: 'mysql://u@host/users',
  ORDERS_DATABASE_URL: 'mysql://o@host/orders',
  RECOMMENDATIONS_DATABASE_URL: 'mysql://r@host/recommendations',
};

test('none: the embedded databases are used', () => {
  expect(databaseUrlsFrom({ USERS_DATABASE_URL: '' })).toBeNull();
});

test('all: they are used, with an account of their own for migrations where one is named', () => {
  const urls = databaseUrlsFrom({ ...all, ORDERS_MIGRATION_DATABASE_URL: 'mysql://root@host/orders' });
  expect(urls?.users).toEqual({ service: all.USERS_DATABASE_URL, migration: all.USERS_DATABASE_URL });
  expect(urls?.orders).toEqual({ service: all.ORDERS_DATABASE_URL, migration: 'mysql://root@host/orders' });
});

test('some: the missing ones are named', () => {
  expect(() => databaseUrlsFrom({ ...all, USERS_DATABASE_URL: '' })).toThrow('USERS_DATABASE_URL');
});
