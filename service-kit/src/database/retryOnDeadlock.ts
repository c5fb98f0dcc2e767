import { setTimeout as sleep } from 'node:timers/promises';

import { driverErrorOf } from './driverErrorOf.ts';

const MAX_ATTEMPTS = 6;
const MAX_PAUSE_MS = 25;

const ER_CHECKREAD = '1020';
const ER_LOCK_WAIT_TIMEOUT = '1205';

/**
 * Runs a transaction, and runs it again when the database gave it up to end a deadlock, a wait for a lock that lasted too
 * long, or a change of what others have changed since it read it (MariaDB's `innodb_snapshot_isolation`): InnoDB may do so to
 * any transaction that writes beside others, and asks its client to repeat it. The work must therefore have no effects
 * outside of the database. After six times in a row the error is thrown.
 */
export async function retryOnDeadlock<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRepeatable(error) || attempt === MAX_ATTEMPTS) throw error;
      // Victims of one deadlock that came back together would meet again.
      await sleep(Math.random() * MAX_PAUSE_MS * attempt);
    }
  }
}

/**
 * For a deadlock Prisma says P2034 for a query of its own and P2010, with the driver adapter's error in it, for a raw one. For
 * the others it has no code: a query of its own throws the driver adapter's error, as it is or in one of its own.
 */
function isRepeatable(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  const driverError = driverErrorOf(error);
  return (
    code === 'P2034' ||
    driverError?.kind === 'TransactionWriteConflict' ||
    driverError?.originalCode === ER_LOCK_WAIT_TIMEOUT ||
    driverError?.originalCode === ER_CHECKREAD
  );
}
