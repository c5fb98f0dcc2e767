import { setTimeout as delay } from 'node:timers/promises';

import { acquireLock } from './acquireLock.mjs';
import { step } from './step.mjs';

const LOOK_EVERY_MS = 200;

/**
 * Does what no two processes on this machine may do at once; the second waits.
 *
 * @template Result
 * @param {string} what is done, such as `build this checkout`
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function oneAtATime(what, work) {
  const lock = await waitForLock(what);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

/** @param {string} what */
async function waitForLock(what) {
  const first = await acquireLock(what);
  if ('release' in first) return first;
  return step(`Waiting for process ${first.owner} to ${what}`, async () => {
    for (;;) {
      await delay(LOOK_EVERY_MS);
      const lock = await acquireLock(what);
      if ('release' in lock) return lock;
    }
  });
}
