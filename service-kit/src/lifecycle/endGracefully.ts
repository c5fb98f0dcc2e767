import type { Logger } from 'pino';

import { isConnectionLoss } from '../database/isConnectionLoss.ts';

/**
 * Ends the process after `finish`: with exit code 0 at SIGTERM or SIGINT, and with 1 where a fault that nobody caught is the
 * reason, or comes while it finishes, or where finishing fails. All faults are logged.
 */
export function endGracefully(finish: () => Promise<void>, logger: Logger): void {
  let exitCode: number | undefined;

  async function end(reason: string, code: number): Promise<void> {
    const isEnding = exitCode !== undefined;
    exitCode = Math.max(exitCode ?? 0, code);
    if (isEnding) return;
    logger.info({ reason }, 'draining');
    try {
      await finish();
      logger.info('stopped');
    } catch (error) {
      logger.fatal({ err: error }, 'ending failed');
      exitCode = 1;
    }
    process.exit(exitCode);
  }

  process.once('SIGTERM', () => void end('SIGTERM', 0));
  process.once('SIGINT', () => void end('SIGINT', 0));
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      if (fault === 'unhandledRejection' && isConnectionLoss(error)) {
        logger.error({ err: error }, 'the database closed a connection');
        return;
      }
      logger.fatal({ err: error }, fault);
      void end(fault, 1);
    });
  }
}
