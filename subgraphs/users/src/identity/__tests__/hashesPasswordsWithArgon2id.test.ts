import { expect, test } from '@jest/globals';

import { createPasswordHasher } from '../createPasswordHasher.ts';

const passwords = await createPasswordHasher();

test('with the parameters of OWASP and a salt of its own', async () => {
  const [one, another] = [await passwords.hash('a good password'), await passwords.hash('a good password')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  expect(another).not.toBe(one);
});

test('the right password is the one that was hashed', async () => {
  const hash = await passwords.hash('a good password 🔑');
  expect(await passwords.verify(hash, 'a good password 🔑')).toBe(true);
  expect(await passwords.verify(hash, 'a good password')).toBe(false);
  expect(await passwords.verify(hash, '')).toBe(false);
});

test('how a keyboard composes a letter does not count', async () => {
  const hash = await passwords.hash('caf\u00e9 caf\u00e9');
  expect(await passwords.verify(hash, 'cafe\u0301 cafe\u0301')).toBe(true);
});

test('without a hash no password is right, and the answer takes as long', async () => {
  const hash = await passwords.hash('a good password');
  // The least of many times is the one that nothing else on the machine disturbed.
  const least = { known: Infinity, unknown: Infinity };
  for (let round = 0; round < 10; round += 1) {
    least.known = Math.min(least.known, await timeOf(hash));
    least.unknown = Math.min(least.unknown, await timeOf(null));
  }
  expect(least.unknown / least.known).toBeGreaterThan(0.6);
  expect(least.unknown / least.known).toBeLessThan(1.6);
});

async function timeOf(passwordHash: string | null): Promise<number> {
  const start = performance.now();
  expect(await passwords.verify(passwordHash, 'a wrong password')).toBe(false);
  return performance.now() - start;
}

test('the event loop goes on meanwhile', async () => {
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  await Promise.all(Array.from({ length: 8 }, () => passwords.hash('a good password')));
  clearInterval(turning);
  expect(turns).toBeGreaterThan(5);
});
