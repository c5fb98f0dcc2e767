import { retryOnDeadlock } from '../database/retryOnDeadlock.ts';
import type { FeedEvent, FeedPage, ReadFeed } from './OutboxEvent.ts';
import { sequenceOutbox } from './sequenceOutbox.ts';
import type { TransactionalClient } from './SqlClient.ts';

interface Row extends Omit<FeedEvent, 'position' | 'payload'> {
  readonly position: bigint | number;
  readonly payload: string;
}

const OPTIONS = { isolationLevel: 'ReadCommitted', maxWait: 10_000, timeout: 15_000 } as const;

/** Reads a service's outbox as a feed. Events that are committed and have no position yet get theirs first. */
export function createFeedReader(client: TransactionalClient): ReadFeed {
  return async (after, limit) => {
    while (await hasPending(client)) {
      await retryOnDeadlock(() => client.$transaction(sequenceOutbox, OPTIONS));
    }
    return readPage(client, after, limit);
  };
}

async function hasPending(client: TransactionalClient): Promise<boolean> {
  const pending = await client.$queryRawUnsafe<unknown[]>('SELECT 1 FROM OutboxEvent WHERE position IS NULL LIMIT 1');
  return pending.length > 0;
}

async function readPage(client: TransactionalClient, after: number, limit: number): Promise<FeedPage> {
  const rows = await client.$queryRawUnsafe<Row[]>(
    `SELECT position, id, aggregatetype, aggregateid, type, payload
     FROM OutboxEvent WHERE position > ? ORDER BY position LIMIT ?`,
    after,
    limit,
  );
  const events = rows.map(({ position, payload, ...row }) => ({
    ...row,
    position: Number(position),
    payload: JSON.parse(payload) as FeedEvent['payload'],
  }));
  const cursor = events.at(-1)?.position ?? after;
  // Neither full nor empty, it ends with the last event.
  const last = events.length > 0 && events.length < limit ? cursor : await lastPosition(client);
  return { events, cursor, last };
}

async function lastPosition(client: TransactionalClient): Promise<number> {
  const [row] = await client.$queryRawUnsafe<Array<{ last: bigint | number }>>('SELECT last FROM OutboxPosition');
  return Number(row?.last ?? 0);
}
