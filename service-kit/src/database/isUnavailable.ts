import { driverErrorOf } from './driverErrorOf.ts';

/** The driver's number for a pool from which no connection was had in time. */
const POOL_TIMEOUT = '45028';

/** Of sockets, which the driver throws as they are when a server is killed while it is written to. */
const SOCKET_CODES = new Set<unknown>([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether Prisma has thrown an error because the database could not be reached, had no room, or closed the connection. */
export function isUnavailable(error: unknown): boolean {
  const { kind, originalCode, state } = driverErrorOf(error) ?? {};
  return (
    kind === 'TooManyConnections' ||
    originalCode === POOL_TIMEOUT ||
    // Class 08 of SQLSTATE is connection exceptions.
    state?.startsWith('08') === true ||
    SOCKET_CODES.has((error as { readonly code?: unknown } | null | undefined)?.code)
  );
}
