import { driverErrorOf } from './driverErrorOf.ts';

/** The driver's number for a pool from which no connection was had in time. */
const POOL_TIMEOUT = '45028';

/** Whether Prisma has thrown an error because the database could not be reached, had no room, or closed the connection. */
export function isUnavailable(error: unknown): boolean {
  const { kind, originalCode, state } = driverErrorOf(error) ?? {};
  // Class 08 of SQLSTATE is connection exceptions.
  return kind === 'TooManyConnections' || originalCode === POOL_TIMEOUT || state?.startsWith('08') === true;
}
