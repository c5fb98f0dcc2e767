import type { Logger } from 'pino';

import { OperatorError } from '../errors/OperatorError.ts';
import { flush } from '../logging/flush.ts';

/** Takes the program's logger, and gives it back. */
export type UseLogger = (logger: Logger) => Logger;

/**
 * Runs a program's main function. A failure to start is written to standard error, or as one line to the program's log once it has
 * one, and ends the process with code 1.
 */
export function runMain(main: (useLogger: UseLogger) => Promise<void>): void {
  let log: Logger | undefined;
  main((logger) => (log = logger)).catch(async (error: unknown) => {
    if (log) {
      log.fatal(isForOperator(error) ? { reason: error.message } : { err: error }, 'could not start');
      await flush(log);
    } else console.error(isForOperator(error) ? error.message : error);
    process.exit(1);
  });
}

/** Also by its name: programs that run before anything is built have no class to throw. */
function isForOperator(error: unknown): error is OperatorError {
  return error instanceof OperatorError || (error instanceof Error && error.name === 'OperatorError');
}
