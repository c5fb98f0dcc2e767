import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { deleteExpired } from '../deleteExpired.ts';
import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

const now = new Date('2026-11-01T12:00:00.000Z');
const past = new Date('2026-10-01T12:00:00.000Z');
const future = new Date('2026-12-01T12:00:00.000Z');

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
});
afterAll(() => database.close());

test('and keeps what has not', async () => {
  const { prisma, sessions, familiarSources } = database;
  const { id } = await database.addUser('agatha');
  await sessions.open(id, { text: 'dead', expiresAt: past });
  await sessions.open(id, { text: 'old', expiresAt: future });
  const rotation = await sessions.rotate('old', { now: past, graceSince: past, expiresAt: future });
  const young = rotation.kind === 'rotated' ? rotation.refreshToken : '';
  await prisma.refreshToken.updateMany({ where: { spentAt: { not: null } }, data: { expiresAt: past } });
  await familiarSources.remember(id, ['left'], past);
  await familiarSources.remember(id, ['home'], future);

  await deleteExpired(prisma, now);

  expect(await prisma.session.count()).toBe(1);
  expect(await sessions.findSessionId('dead')).toBeNull();
  expect(await sessions.findSessionId('old')).toBeNull();
  expect(await sessions.findSessionId(young)).not.toBeNull();
  expect(await prisma.familiarSource.count()).toBe(1);
  expect(await familiarSources.find(['left', 'home'], now)).toEqual(new Set(['home']));
});

test('however much there is', async () => {
  const { prisma } = database;
  const rows = (count: number, expiresAt: Date) =>
    Array.from({ length: count }, (_, at) => ({
      hash: new Uint8Array(Buffer.from(`${at}-${expiresAt.getTime()}`.padEnd(32))),
      failures: 1,
      nextAt: past,
      expiresAt,
    }));
  await prisma.loginBudget.createMany({ data: [...rows(1_234, past), ...rows(5, future)] });
  await deleteExpired(prisma, now, AbortSignal.abort());
  expect(await prisma.loginBudget.count()).toBe(1_239);
  await deleteExpired(prisma, now);
  expect(await prisma.loginBudget.count()).toBe(5);
});
