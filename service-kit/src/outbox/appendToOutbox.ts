import type { OutboxEvent } from './OutboxEvent.ts';
import type { SqlClient } from './SqlClient.ts';

/**
 * Stores events by one statement, in the transaction that makes them true. Writers never wait for each other: an event gets its
 * position only after it is committed (`readFeed`). An event whose id is stored already stays as it is.
 */
export async function appendToOutbox(transaction: SqlClient, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(() => '(?, ?, ?, ?, ?)').join(', ');
  const values = events.flatMap(({ id, aggregatetype, aggregateid, type, payload }) => [
    id,
    aggregatetype,
    aggregateid,
    type,
    JSON.stringify(payload),
  ]);
  await transaction.$executeRawUnsafe(
    `INSERT INTO OutboxEvent (id, aggregatetype, aggregateid, type, payload) VALUES ${rows}
     ON DUPLICATE KEY UPDATE sequence = sequence`,
    ...values,
  );
}
