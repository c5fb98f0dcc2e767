import type { Logger } from 'pino';

export interface LoggedOperation {
  readonly operationName: string | null | undefined;
  /** Undefined when the request was no operation. */
  readonly operationKind: string | undefined;
  /** By `performance.now()`. */
  readonly startedAt: number;
  readonly errorCodes: readonly unknown[];
}

/** A line a request: operation, latency and the codes of its errors. Never variables, which may be secrets. */
export function logOperation(
  logger: Logger,
  { operationName, operationKind, startedAt, errorCodes }: LoggedOperation,
): void {
  const ms = Math.round((performance.now() - startedAt) * 10) / 10;
  logger.info(
    { operation: operationName, kind: operationKind, ms, ...(errorCodes.length > 0 && { errorCodes }) },
    'request',
  );
}
