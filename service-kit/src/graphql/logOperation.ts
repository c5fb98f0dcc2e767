import type { Logger } from 'pino';

export interface LoggedOperation {
  readonly operationName: string | null | undefined;
  /** Undefined when the request was no operation. */
  readonly operationKind: string | undefined;
  /** By `performance.now()`. */
  readonly startedAt: number;
  readonly errorCodes: readonly unknown[];
  /** What else there is to tell of it. */
  readonly more?: object | undefined;
}

/** A line a request: operation, latency and the codes of its errors. Never variables, which may be secrets. */
export function logOperation(
  logger: Logger,
  { operationName, operationKind, startedAt, errorCodes, more }: LoggedOperation,
): void {
  const ms = Math.round((performance.now() - startedAt) * 10) / 10;
  logger.info(
    { operation: operationName, kind: operationKind, ms, ...more, ...(errorCodes.length > 0 && { errorCodes }) },
    'request',
  );
}
