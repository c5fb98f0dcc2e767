import { OperatorError } from '../errors/OperatorError.ts';

/** Runs a program's main function; a failure to start is told on standard error and ends the process with code 1. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exit(1);
  });
}
