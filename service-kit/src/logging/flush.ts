import type { Logger } from 'pino';

/** For the last lines of the log. */
const FLUSH_MS = 200;

/** Waits for the log's reader, but not for long: it may read no more. */
export function flush(logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, FLUSH_MS);
    logger.flush(() => resolve());
  });
}
