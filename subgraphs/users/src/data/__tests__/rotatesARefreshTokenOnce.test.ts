import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { newRefreshToken } from '../../identity/newRefreshToken.ts';
import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

const now = new Date('2026-11-01T12:00:00.000Z');
const expiresAt = new Date('2026-12-01T12:00:00.000Z');

let database: UsersDatabase;
let userId: string;
beforeAll(async () => {
  database = await openUsersDatabase();
  ({ id: userId } = await database.addUser('agatha'));
});
afterAll(() => database.close());

const newToken = () => ({ text: newRefreshToken(), expiresAt });

async function open() {
  const token = newToken();
  await database.sessions.open(userId, token);
  return token.text;
}

async function rotate(token: string, successor = newToken(), at = now) {
  return { ...(await database.sessions.rotate(token, successor, at)), successor: successor.text };
}

test('of twenty who exchange one token at once, one succeeds, and the second ends the session', async () => {
  const token = await open();
  const rotations = await Promise.all(Array.from({ length: 20 }, () => rotate(token)));
  expect(rotations.map(({ kind }) => kind).sort()).toEqual([
    ...Array.from({ length: 18 }, () => 'invalid'),
    'rotated',
    'spent',
  ]);
});

test('a second exchange of a token has ended every token of the session when it is answered', async () => {
  const first = await rotate(await open());
  const second = await rotate(first.successor);
  expect(await rotate(first.successor)).toMatchObject({ kind: 'spent' });
  expect(await rotate(second.successor)).toMatchObject({ kind: 'invalid' });
});

test('revoking at the same moment leaves no token alive', async () => {
  for (let round = 0; round < 5; round += 1) {
    const token = await open();
    const sessionId = await database.sessions.findSessionId(token);
    const [rotation] = await Promise.all([rotate(token), database.sessions.revoke(sessionId!, now)]);
    expect(await rotate(rotation.successor)).toMatchObject({ kind: 'invalid' });
  }
});

test('a spent token is told from an unknown one', async () => {
  const token = await open();
  expect(await rotate(token)).toMatchObject({ kind: 'rotated', userId });
  expect(await rotate(token)).toMatchObject({ kind: 'spent' });
  expect(await rotate('unknown')).toMatchObject({ kind: 'invalid' });
  expect(await database.sessions.findSessionId('unknown')).toBeNull();
});

test('an expired token, and one of a revoked session, are invalid', async () => {
  expect(await rotate(await open(), newToken(), expiresAt)).toMatchObject({ kind: 'invalid' });
  const token = await open();
  await database.sessions.revoke((await database.sessions.findSessionId(token))!, now);
  expect(await rotate(token)).toMatchObject({ kind: 'invalid' });
});

test('the database knows no token, only hashes', async () => {
  const token = await open();
  const rows = await database.prisma.refreshToken.findMany();
  const kept = rows.flatMap(({ hash }) => [Buffer.from(hash).toString('base64url'), Buffer.from(hash).toString()]);
  expect(kept).not.toContain(token);
});
