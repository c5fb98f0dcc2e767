import { afterEach, expect, jest, test } from '@jest/globals';

import { cacheVerifications } from '../cacheVerifications.ts';
import type { TokenViewer } from '../Viewer.ts';

afterEach(() => void jest.useRealTimers());

/** A verifier whose tokens expire after some time, and who counts its work. */
function createVerifier(ttlMs: number) {
  const verified: string[] = [];
  const verify = cacheVerifications(async (authorization) => {
    verified.push(authorization ?? 'nothing');
    if (authorization === 'broken') throw new Error('broken');
    const viewer: TokenViewer = {
      id: authorization!,
      issuer: 'issuer',
      scopes: new Set(),
      claims: {},
      expiresAt: Date.now() + ttlMs,
    };
    return viewer;
  });
  return { verify, verified };
}

test('a token is verified once, however often it comes', async () => {
  const { verify, verified } = createVerifier(300_000);
  for (const authorization of ['ann', 'ann', 'bob', 'ann']) await verify(authorization);
  expect(verified).toEqual(['ann', 'bob']);
  expect(await verify('bob')).toMatchObject({ id: 'bob' });
});

test('an expired token is verified again, and so refused', async () => {
  jest.useFakeTimers({ now: 0 });
  const { verify, verified } = createVerifier(10_000);
  await verify('ann');
  jest.setSystemTime(9_999);
  await verify('ann');
  expect(verified).toEqual(['ann']);
  jest.setSystemTime(10_000);
  await verify('ann');
  expect(verified).toEqual(['ann', 'ann']);
});

test('a token is not trusted for long without its key', async () => {
  jest.useFakeTimers({ now: 0 });
  const { verify, verified } = createVerifier(3_600_000);
  await verify('ann');
  jest.setSystemTime(60_000);
  await verify('ann');
  expect(verified).toEqual(['ann', 'ann']);
});

test('what was refused is looked at anew, and a visitor never is', async () => {
  const { verify, verified } = createVerifier(300_000);
  await expect(verify('broken')).rejects.toThrow('broken');
  await expect(verify('broken')).rejects.toThrow('broken');
  expect(await verify(undefined)).toBeNull();
  expect(verified).toEqual(['broken', 'broken']);
});
