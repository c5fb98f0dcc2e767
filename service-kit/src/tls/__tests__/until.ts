import { setTimeout as delay } from 'node:timers/promises';

/** Resolves once a condition holds, with what it gave; a failure of the test when it never does. */
export async function until<Value>(condition: () => Value | Promise<Value>, what: string): Promise<NonNullable<Value>> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await delay(20)) {
    const value = await condition();
    if (value) return value;
  }
  throw new Error(`It never came to this: ${what}.`);
}
