import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { newSecret } from '../../identity/newSecret.ts';
import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

const GRACE_SECONDS = 30;
const now = new Date('2026-11-01T12:00:00.000Z');
const expiresAt = new Date('2026-12-01T12:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

let database: UsersDatabase;
let userId: string;
beforeAll(async () => {
  database = await openUsersDatabase();
  ({ id: userId } = await database.addUser('agatha'));
});
afterAll(() => database.close());

async function open() {
  const text = newSecret();
  await database.sessions.open(userId, { text, expiresAt });
  return text;
}

const rotate = (token: string, at = now) =>
  database.sessions.rotate(token, {
    now: at,
    graceSince: new Date(at.getTime() - GRACE_SECONDS * 1000),
    expiresAt: new Date(expiresAt.getTime() + at.getTime() - now.getTime()),
  });

async function rotated(token: string, at = now): Promise<string> {
  const rotation = await rotate(token, at);
  if (rotation.kind !== 'rotated') throw new Error(`The outcome is ${rotation.kind}.`);
  return rotation.refreshToken;
}

test('a token is exchanged for another one, which works', async () => {
  const token = await open();
  const successor = await rotated(token);
  expect(successor).toMatch(/^[\w-]{43}$/);
  expect(await rotate(successor)).toMatchObject({ kind: 'rotated', userId });
});

test('twenty who exchange one token at once all get the same successor, and it works', async () => {
  const token = await open();
  const successors = new Set(await Promise.all(Array.from({ length: 20 }, () => rotated(token))));
  expect(successors.size).toBe(1);
  expect(await rotate([...successors][0]!)).toMatchObject({ kind: 'rotated' });
});

test('the same successor comes until the grace is over, and then the session ends', async () => {
  const token = await open();
  const successor = await rotated(token);
  expect(await rotated(token, later(GRACE_SECONDS - 0.001))).toBe(successor);
  expect(await rotate(token, later(GRACE_SECONDS))).toEqual({ kind: 'reused' });
  expect(await rotate(successor, later(GRACE_SECONDS))).toEqual({ kind: 'invalid' });
  expect(await rotate(token, later(GRACE_SECONDS + 0.001))).toEqual({ kind: 'invalid' });
});

test('a spent token whose successor is spent too gives the current one', async () => {
  const first = await open();
  const second = await rotated(first);
  const third = await rotated(second, later(5));
  expect(await rotated(first, later(10))).toBe(third);
  expect(await rotated(second, later(34))).toBe(third);
  expect(await rotate(first, later(34))).toEqual({ kind: 'reused' });
});

test('tabs that each refresh again and again at the same time share one session to the end', async () => {
  let tokens = Array.from({ length: 4 }, () => '');
  tokens.fill(await open());
  for (let round = 0; round < 5; round += 1) tokens = await Promise.all(tokens.map((token) => rotated(token)));
  expect(new Set(tokens).size).toBe(1);
});

test('a chain that grows without end within the grace ends the session', async () => {
  const first = await open();
  let token = first;
  for (let round = 0; round < 10; round += 1) token = await rotated(token);
  expect(await rotate(first)).toEqual({ kind: 'reused' });
});

test('without a grace a token works once', async () => {
  const token = await open();
  const once = () => database.sessions.rotate(token, { now, graceSince: now, expiresAt });
  expect(await once()).toMatchObject({ kind: 'rotated' });
  expect(await once()).toEqual({ kind: 'reused' });
});

test('revoking at the same moment leaves no token alive', async () => {
  for (let round = 0; round < 5; round += 1) {
    const token = await open();
    const sessionId = await database.sessions.findSessionId(token);
    await Promise.all([rotate(token), database.sessions.revoke(sessionId!, now)]);
    expect(await rotate(token)).toEqual({ kind: 'invalid' });
  }
});

test('a revoked session has no grace', async () => {
  const token = await open();
  const successor = await rotated(token);
  await database.sessions.revoke((await database.sessions.findSessionId(token))!, now);
  expect(await rotate(token)).toEqual({ kind: 'invalid' });
  expect(await rotate(successor)).toEqual({ kind: 'invalid' });
});

test('an unknown and an expired token are invalid, and end nothing', async () => {
  expect(await rotate('unknown')).toEqual({ kind: 'invalid' });
  expect(await database.sessions.findSessionId('unknown')).toBeNull();
  expect(await rotate(await open(), expiresAt)).toEqual({ kind: 'invalid' });
});

test('the database holds nothing that works as a token', async () => {
  const token = await open();
  const successor = await rotated(token);
  const rows = await database.prisma.refreshToken.findMany();
  const kept = rows.flatMap(({ hash, successorNonce }) => [hash, successorNonce ?? new Uint8Array()]);
  for (const value of kept) {
    for (const text of [value, createHash('sha256').update(value).digest()]) {
      const token64 = Buffer.from(text).toString('base64url');
      expect([token, successor]).not.toContain(token64);
      expect(await rotate(token64)).toEqual({ kind: 'invalid' });
    }
  }
});
