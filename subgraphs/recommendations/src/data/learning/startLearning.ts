import { holdAdvisoryLock } from '@online-books/service-kit/database/holdAdvisoryLock';
import type { createLogger } from '@online-books/service-kit/logging/createLogger';
import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import { consumeFeed } from '@online-books/service-kit/outbox/consumeFeed';
import { createFeedClient } from '@online-books/service-kit/outbox/createFeedClient';
import { LiveCredentials } from '@online-books/service-kit/tls/LiveCredentials';

import { MODEL } from '../../domain/learning/ModelSettings.ts';
import type { PrismaClient } from '../prisma-client/client.ts';
import { applyEvents } from './applyEvents.ts';

export interface LearningOptions {
  readonly prisma: PrismaClient;
  readonly environment: {
    readonly DATABASE_URL: string;
    readonly FEED_URL?: string | undefined;
    readonly FEED_SECRET?: string | undefined;
    readonly FEED_CA_PATH?: string | undefined;
  };
  readonly metrics: MetricRegistry;
  readonly logger: ReturnType<typeof createLogger>;
  /** Stops learning. */
  readonly signal: AbortSignal;
}

export const FEED = 'orders';

/** Events that are applied in one transaction. Whatever readers they are of, it changes a few thousand rows at most. */
const PAGE_SIZE = 100;

/** How long the feed may wait for an event. In seconds. */
const WAIT_SECONDS = 15;

/**
 * Learns from the feed of orders, where the environment names one, until the signal.
 *
 * @returns once it has begun, with when it has ended
 */
export async function startLearning(options: LearningOptions): Promise<{ readonly ended: Promise<void> }> {
  const { prisma, environment, metrics, logger, signal } = options;
  const { FEED_URL: url, FEED_SECRET: secret, FEED_CA_PATH: caPath } = environment;
  if (url === undefined || secret === undefined) {
    logger.warn('no FEED_URL: nothing is learned, and recommendations stay as they are');
    return { ended: Promise.resolve() };
  }
  const ca = caPath === undefined ? undefined : { variable: 'FEED_CA_PATH', path: caPath };
  const live = ca && (await LiveCredentials.open({ files: { ca }, logger }));
  const credentials = live && (() => live.current);
  const ended = consumeFeed({
    feed: FEED,
    readFeed: createFeedClient({ url, secret, credentials, waitSeconds: WAIT_SECONDS, signal }),
    pageSize: PAGE_SIZE,
    readCursor: async () => Number((await prisma.feedCursor.findUniqueOrThrow({ where: { feed: FEED } })).position),
    apply: (events) => applyEvents(prisma, FEED, events, { settings: MODEL, onInvalid }),
    takeTurn: (until) => holdAdvisoryLock(environment.DATABASE_URL, lockName(environment.DATABASE_URL), until),
    signal,
    metrics,
    logger,
  });
  return { ended };

  function onInvalid({ id, type }: { readonly id: string; readonly type: string }, error: unknown): void {
    logger.error({ err: error, id, type }, 'an event of the feed cannot be read; it is left out');
  }
}

/** Replicas share a database, and others on the same server have theirs. */
function lockName(databaseUrl: string): string {
  return `learn:${new URL(databaseUrl).pathname.slice(1, 50)}`;
}
