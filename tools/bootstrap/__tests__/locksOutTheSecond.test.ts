import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { acquireLock } from '../acquireLock.mjs';

const program = path.join(import.meta.dirname, '../acquireLock.mjs');
const children: ChildProcess[] = [];
let subject: string;

beforeEach(() => {
  subject = randomBytes(8).toString('hex');
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.kill('SIGKILL')) await once(child, 'exit');
  // Whoever takes a lock that was left clears it away.
  const lock = await acquireLock(subject);
  if ('release' in lock) await lock.release();
});

/** A process that tries to take the lock and says what came of it: `mine`, or whose it is, or how it failed. */
async function contender(uid?: number): Promise<{ child: ChildProcess; outcome: string }> {
  const script = `
    import { acquireLock } from ${JSON.stringify(program)};
    if (${uid !== undefined}) process.setuid(${uid});
    const lock = await acquireLock(${JSON.stringify(subject)}).catch(String);
    console.log(lock.owner ?? (lock.release ? 'mine' : lock));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [outcome] = await once(child.stdout, 'data');
  return { child, outcome: String(outcome).trim() };
}

test('reports the owner to the second process until the lock is released', async () => {
  const first = await acquireLock(subject);
  expect((await contender()).outcome).toBe(String(process.pid));
  if ('release' in first) await first.release();
  expect((await contender()).outcome).toBe('mine');
});

test('is free at once when its owner was killed', async () => {
  const { child } = await contender();
  expect(await acquireLock(subject)).toEqual({ owner: child.pid });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await acquireLock(subject);
  expect(lock).toHaveProperty('release');
  if ('release' in lock) await lock.release();
});

test('of several that come after a killed owner, one gets it', async () => {
  const { child } = await contender();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const outcomes = (await Promise.all([contender(), contender(), contender(), contender()])).map(
    (each) => each.outcome,
  );
  expect(outcomes.filter((outcome) => outcome === 'mine')).toHaveLength(1);
});

test("another user's lock is rejected with a hint, because its state is unknown", async () => {
  // Only root can connect to the socket, so the test changes its user.
  const umask = process.umask(0o777);
  const lock = await acquireLock(subject);
  process.umask(umask);
  const { outcome } = await contender(process.getuid?.() === 0 ? 65_534 : undefined);
  expect(outcome).toMatch(/^OperatorError: The lock \/tmp\/online-books-\w+\.sock is another user's\./);
  if ('release' in lock) await lock.release();
});
