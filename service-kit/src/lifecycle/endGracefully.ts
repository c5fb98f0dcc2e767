import type { Logger } from 'pino';

import { isConnectionLoss } from '../database/isConnectionLoss.ts';
import { flush } from '../logging/flush.ts';

/** How long an end may take, in milliseconds. */
interface Patience {
  /** For requests under way. */
  readonly drainMs: number;
  /** For all of it. */
  readonly totalMs: number;
}

/** Requests under way are finished, so that with a preStop hook all is over within 30 s. */
const STOP: Patience = { drainMs: 20_000, totalMs: 24_000 };

/** After a fault nobody knows what else is broken. */
const FAULT: Patience = { drainMs: 1_000, totalMs: 1_750 };

/**
 * Ends the process after `finish`: with exit code 0 at SIGTERM or SIGINT, and with 1 where an uncaught fault is the reason, or
 * comes while it finishes, or where finishing fails or takes too long. All faults are logged.
 *
 * @param finish gets the milliseconds that requests under way have
 */
export function endGracefully(finish: (drainMs: number) => Promise<void>, logger: Logger): void {
  let exitCode: number | undefined;

  async function end(reason: string, code: number, { drainMs, totalMs }: Patience): Promise<void> {
    const isEnding = exitCode !== undefined;
    exitCode = Math.max(exitCode ?? 0, code);
    setTimeout(() => {
      logger.fatal({ reason }, `not ended after ${totalMs} ms`);
      process.exit(1);
    }, totalMs).unref();
    if (isEnding) return;
    logger.info({ reason }, 'draining');
    try {
      await finish(drainMs);
      logger.info('stopped');
    } catch (error) {
      logger.fatal({ err: error }, 'ending failed');
      exitCode = 1;
    }
    await flush(logger);
    process.exit(exitCode);
  }

  process.once('SIGTERM', () => void end('SIGTERM', 0, STOP));
  process.once('SIGINT', () => void end('SIGINT', 0, STOP));
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      if (fault === 'unhandledRejection' && isConnectionLoss(error)) {
        logger.error({ err: error }, 'the database closed a connection');
        return;
      }
      logger.fatal({ err: error }, fault);
      void end(fault, 1, FAULT);
    });
  }
}
