import { setTimeout as delay } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { MetricRegistry } from '../metrics/MetricRegistry.ts';
import type { FeedEvent, ReadFeed } from './OutboxEvent.ts';

export interface FeedConsumer {
  /** The name of the feed, for logs and metrics. */
  readonly feed: string;
  readonly readFeed: ReadFeed;
  /** Events that are read, and applied in one transaction, at most. */
  readonly pageSize: number;
  /** Where to continue; the cursor is stored, since other replicas move it. */
  readonly readCursor: () => Promise<number>;
  /** Applies consecutive events and moves the cursor, in one transaction. Returns the cursor. */
  readonly apply: (events: readonly FeedEvent[]) => Promise<number>;
  /** Resolves once this replica is the one that consumes, with a signal that it is not any more. It gives its turn back at the signal. */
  readonly takeTurn: (signal: AbortSignal) => Promise<AbortSignal>;
  /** Stops consuming; `readFeed` stops waiting at it too. */
  readonly signal: AbortSignal;
  readonly metrics: MetricRegistry;
  readonly logger: Logger;
}

/** Pauses between attempts that fail. In milliseconds. */
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Reads a feed from its cursor on and applies it, until it is stopped. One replica at a time does so; what fails is logged once and
 * tried again.
 *
 * @returns resolves once it is stopped and nothing is under way any more
 */
export async function consumeFeed(consumer: FeedConsumer): Promise<void> {
  const { feed, readFeed, pageSize, readCursor, apply, takeTurn, signal, metrics, logger } = consumer;
  const gauge = (name: string, help: string) => metrics.gauge<'feed'>({ name, help, labels: ['feed'] }).of({ feed });
  const lag = gauge('feed_lag_events', 'Events of the feed that are not applied yet, as of the last read.');
  const readAt = gauge('feed_last_read_seconds', 'When the feed was read last, in seconds since 1970.');
  const applied = metrics
    .counter<'feed'>({ name: 'feed_events_applied_total', help: 'Events that this replica applied.', labels: ['feed'] })
    .of({ feed });
  let failures = 0;

  async function consume(turn: AbortSignal): Promise<void> {
    let cursor = await readCursor();
    while (!turn.aborted) {
      const { events, last } = await readFeed(cursor, pageSize);
      readAt.set(Date.now() / 1_000);
      if (last < cursor)
        throw new Error(`The feed ${feed} ends at ${last}, before the cursor ${cursor}: rebuild from it.`);
      if (events.length > 0) {
        const before = cursor;
        cursor = await apply(events);
        applied.add(Math.max(0, cursor - before));
      } else cursor = await readCursor();
      lag.set(Math.max(0, last - cursor));
      if (failures > 0) logger.info({ feed, failures }, 'consuming the feed again');
      failures = 0;
    }
  }

  while (!signal.aborted) {
    const turn = new AbortController();
    try {
      await consume(await takeTurn(AbortSignal.any([signal, turn.signal])));
    } catch (error) {
      if (signal.aborted) return;
      if (failures === 0) logger.warn({ err: error, feed }, 'consuming the feed failed; trying again');
      const pause = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** failures);
      failures += 1;
      await delay(pause, undefined, { signal }).catch(() => undefined);
    } finally {
      turn.abort();
    }
  }
}
