import { env } from 'node:process';

import { expect } from '@jest/globals';
import * as fc from 'fast-check';

/** Milliseconds for each kind of request; longer by `FUZZ_MS`. A run is repeated with the seed that it prints: `FUZZ_SEED`. */
const BUDGET = Number(env['FUZZ_MS'] ?? 6_000);
const SEED = Number(env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** How long a test of one kind may take. In milliseconds. */
export const FUZZ_TIMEOUT_MS = 60_000 + 5 * BUDGET;

/** Clients that ask at once. */
const CLIENTS = 8;

/** By how much what is alive may grow while the same is asked again. Compiled code and buffers come and go. In MiB. */
const GROWTH_AT_MOST = 2;

export interface Fuzz<Value> {
  /** What is sent, for people. */
  readonly kind: string;
  readonly arbitrary: fc.Arbitrary<Value>;
  /** Rejects where something is wrong. Resolves with whether anything was executed. */
  readonly send: (value: Value) => Promise<boolean>;
  /** What of the process's memory is in use. In MiB. */
  readonly memory: () => Promise<number>;
}

/**
 * Sends as many generated requests as there is time for, and the same ones twice again. The first time fills caches; after that
 * memory does not grow.
 *
 * @returns how many of them were executed
 */
export async function fuzz<Value>({ kind, arbitrary, send, memory }: Fuzz<Value>): Promise<number> {
  let sent = 0;
  let executed = 0;
  const property = fc.asyncProperty(fc.array(arbitrary, { minLength: 1, maxLength: CLIENTS }), async (values) => {
    const outcomes = await Promise.all(values.map(send));
    sent += values.length;
    executed += outcomes.filter(Boolean).length;
  });
  const limited = { interruptAfterTimeLimit: BUDGET / 2, markInterruptAsFailure: false };
  const { numRuns } = await run(property, { numRuns: 1_000_000, ...limited });
  const alive = [await memory()];
  for (let again = 0; again < 2; again += 1) {
    await run(property, { numRuns });
    alive.push(await memory());
  }
  const levels = alive.map((level) => level.toFixed(1)).join(', ');
  console.info(
    `${kind}: ${sent} requests, two thirds of them again, ${executed} executed; alive ${levels} MiB; seed ${SEED}`,
  );
  expect(alive[2]! - alive[1]!).toBeLessThan(GROWTH_AT_MOST);
  return executed;
}

async function run<Value>(
  property: fc.IAsyncPropertyWithHooks<[Value[]]>,
  parameters: fc.Parameters<[Value[]]>,
): Promise<fc.RunDetails<[Value[]]>> {
  const details = await fc.check(property, { seed: SEED, ...parameters });
  if (details.failed) throw new Error(fc.defaultReportMessage(details));
  return details;
}
