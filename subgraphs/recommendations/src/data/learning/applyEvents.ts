import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';
import type { FeedEvent } from '@online-books/service-kit/outbox/OutboxEvent';

import { learn } from '../../domain/learning/learn.ts';
import type { LearningEvent } from '../../domain/learning/LearningEvent.ts';
import type { ModelSettings } from '../../domain/learning/ModelSettings.ts';
import type { Prisma, PrismaClient } from '../prisma-client/client.ts';
import { loadModel } from './loadModel.ts';
import { storeModel } from './storeModel.ts';
import { toLearningEvent } from './toLearningEvent.ts';
import { trackChanges } from './trackChanges.ts';

export interface ApplyOptions {
  readonly settings: ModelSettings;
  /** Called with an event that cannot be read. It is left out: one event must not keep the model from learning the others. */
  readonly onInvalid: (event: FeedEvent, error: unknown) => void;
}

const OPTIONS = { isolationLevel: 'ReadCommitted', maxWait: 10_000, timeout: 60_000 } as const;

/**
 * Applies consecutive events of a feed, and moves its cursor in the same transaction: each event has its effect once, wherever the
 * process is killed and however many replicas apply the page. Those at or before the cursor are left out.
 *
 * @returns the cursor: that of the last event, or where to continue instead when the events do not follow it
 */
export function applyEvents(
  prisma: PrismaClient,
  feed: string,
  events: readonly FeedEvent[],
  { settings, onInvalid }: ApplyOptions,
): Promise<number> {
  return retryOnDeadlock(() =>
    prisma.$transaction(async (client) => {
      const cursor = await lockCursor(client, feed);
      const fresh = events.filter(({ position }) => position > cursor);
      const [first] = fresh;
      const last = fresh.at(-1);
      if (!first || !last || first.position !== cursor + 1) return cursor;
      const lessons = fresh.flatMap((event) => readEvent(event, onInvalid));
      await learnAll(client, await withoutForgotten(client, lessons), settings);
      await client.feedCursor.update({ where: { feed }, data: { position: last.position } });
      return last.position;
    }, OPTIONS),
  );
}

function readEvent(event: FeedEvent, onInvalid: ApplyOptions['onInvalid']): LearningEvent[] {
  try {
    const lesson = toLearningEvent(event);
    return lesson ? [lesson] : [];
  } catch (error) {
    onInvalid(event, error);
    return [];
  }
}

/** The position up to which a feed was applied. Whoever applies more waits until this transaction ends. */
async function lockCursor(client: Prisma.TransactionClient, feed: string): Promise<number> {
  const [row] = await client.$queryRaw<Array<{ position: bigint | number }>>`
    SELECT position FROM FeedCursor WHERE feed = ${feed} FOR UPDATE`;
  if (!row) throw new Error(`There is no cursor of the feed ${feed}.`);
  return Number(row.position);
}

async function withoutForgotten(
  client: Prisma.TransactionClient,
  events: readonly LearningEvent[],
): Promise<LearningEvent[]> {
  const readers = new Set(events.flatMap((event) => ('readerId' in event ? [event.readerId] : [])));
  const forgotten = await client.forgottenReader.findMany({ where: { readerId: { in: [...readers] } } });
  const ids = new Set(forgotten.map(({ readerId }) => readerId));
  return events.filter((event) => !('readerId' in event) || !ids.has(event.readerId));
}

async function learnAll(
  client: Prisma.TransactionClient,
  events: readonly LearningEvent[],
  settings: ModelSettings,
): Promise<void> {
  const model = await loadModel(client, events, settings);
  const { tracked, changes } = trackChanges(model);
  for (const event of events) learn(tracked, event, settings);
  await storeModel(client, model, changes);
}
