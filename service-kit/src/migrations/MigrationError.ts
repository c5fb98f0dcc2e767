import { OperatorError } from '../errors/OperatorError.ts';

/** Migrations that were refused or failed. The message names the file. */
export class MigrationError extends OperatorError {
  override name = 'MigrationError';
}
