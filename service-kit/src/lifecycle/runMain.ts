import { OperatorError } from '../errors/OperatorError.ts';

/** Runs a program's main function; a failure to start is told on standard error and ends the process with code 1. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(isForOperator(error) ? error.message : error);
    process.exit(1);
  });
}

/** Also by its name: programs that run before anything is built have no class to throw. */
function isForOperator(error: unknown): error is OperatorError {
  return error instanceof OperatorError || (error instanceof Error && error.name === 'OperatorError');
}
