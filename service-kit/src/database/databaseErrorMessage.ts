import { SqlError } from 'mariadb';

/** What the server said, without the driver's additions (connection, statement, parameters). */
export function databaseErrorMessage(error: unknown): string {
  if (error instanceof SqlError && error.sqlMessage) return error.sqlMessage;
  return error instanceof Error ? error.message : String(error);
}
