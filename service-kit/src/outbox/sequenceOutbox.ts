import type { SqlClient } from './SqlClient.ts';

/** More than a page: the feed's readers come again. */
const MOST_AT_ONCE = 1_000;

/**
 * Gives positions to events that are committed. `sequence`, the auto-increment key, is no position: numbers are taken before
 * transactions commit, so a reader that has passed 8 may see 7 appear later. Here positions are taken afterwards, under the lock
 * of one row, so whoever commits late comes later. Of one aggregate's events `sequence` has the order in which they were stored,
 * and events that get their positions together keep it.
 *
 * Only what is committed is looked at, without locks, so nobody who writes is waited for, and nobody who writes waits.
 *
 * @param transaction of READ COMMITTED
 */
export async function sequenceOutbox(transaction: SqlClient): Promise<void> {
  const [position] = await transaction.$queryRawUnsafe<Array<{ last: bigint | number }>>(
    'SELECT last FROM OutboxPosition FOR UPDATE',
  );
  if (!position) throw new Error('The table OutboxPosition has no row.');
  const pending = await transaction.$queryRawUnsafe<Array<{ sequence: bigint | number }>>(
    'SELECT sequence FROM OutboxEvent WHERE position IS NULL ORDER BY sequence LIMIT ?',
    MOST_AT_ONCE,
  );
  if (pending.length === 0) return;
  const last = Number(position.last);
  await transaction.$executeRawUnsafe(
    `UPDATE JSON_TABLE(?, '$[*]' COLUMNS (number FOR ORDINALITY, sequence BIGINT PATH '$')) AS pending
       STRAIGHT_JOIN OutboxEvent FORCE INDEX (PRIMARY) ON OutboxEvent.sequence = pending.sequence
     SET OutboxEvent.position = ? + pending.number`,
    JSON.stringify(pending.map(({ sequence }) => Number(sequence))),
    last,
  );
  await transaction.$executeRawUnsafe('UPDATE OutboxPosition SET last = ?', last + pending.length);
}
