import type { Logger } from 'pino';

import type { Observer } from './RequestRecord.ts';

/** A line a request: operation, latency, cost and the codes of its errors. Never variables, which may be secrets. */
export function logOperations(logger: Logger): Observer {
  return ({ operationName, operationKind, errorCodes, cost }, duration) => {
    logger.info(
      {
        operation: operationName,
        kind: operationKind,
        ms: Math.round(duration * 10) / 10,
        ...(cost?.estimated !== undefined && { cost }),
        ...(errorCodes.length > 0 && { errorCodes }),
      },
      'request',
    );
  };
}
