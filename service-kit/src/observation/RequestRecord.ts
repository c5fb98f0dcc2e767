import type { ErrorCode } from '../errors/ErrorCode.ts';
import { HttpError } from '../http/HttpError.ts';
import { cut } from '../text/cut.ts';

/** The estimated and actual cost of an operation; undefined where it is not known. */
export interface OperationCost {
  readonly estimated?: number;
  readonly actual?: number;
}

/** The outcome of a request for an operation. */
export interface RecordedOperation {
  readonly operationName: string | null | undefined;
  /** `query` or `mutation`; undefined if no operation was selected. */
  readonly operationKind: string | undefined;
  /** Whether the response has data, even if null. Otherwise the request was rejected (GraphQL specification, section 7.1). */
  readonly isExecuted: boolean;
  /** `extensions.code` of each error of the response. */
  readonly errorCodes: readonly unknown[];
  readonly cost?: OperationCost | undefined;
}

/** Called with each request for an operation, once its response is ready. @param duration in milliseconds */
export type Observer = (operation: RecordedOperation, duration: number) => void;

/**
 * Records the outcome of one request, from its arrival until its response is ready. Observers, such as the log and the metrics,
 * are notified once at the end, so that all of them see the same. A request without an outcome, such as a health check, is not
 * reported.
 */
export class RequestRecord {
  readonly #observers: readonly Observer[];
  readonly #startedAt = performance.now();
  #operation: RecordedOperation | undefined;

  constructor(observers: readonly Observer[]) {
    this.#observers = observers;
  }

  get isRecorded(): boolean {
    return this.#operation !== undefined;
  }

  /** Replaces what was recorded before. Names and codes are shortened. */
  record(operation: RecordedOperation): void {
    const { operationName, operationKind, isExecuted, errorCodes, cost } = operation;
    this.#operation = {
      operationName: operationName && cut(operationName),
      operationKind,
      isExecuted,
      errorCodes: errorCodes.map((code) => (typeof code === 'string' ? cut(code) : code)),
      cost,
    };
  }

  /** Records a request that was rejected before its operation was known. */
  reject(code: unknown): void {
    this.record({ operationName: null, operationKind: undefined, isExecuted: false, errorCodes: [code] });
  }

  /** Runs `respond` to its end, then notifies the observers. What it throws is recorded as a rejection, and rethrown. */
  async track<Response>(respond: () => Response | Promise<Response>): Promise<Response> {
    try {
      return await respond();
    } catch (error) {
      this.reject(error instanceof HttpError ? error.code : ('INTERNAL_SERVER_ERROR' satisfies ErrorCode));
      throw error;
    } finally {
      this.#end();
    }
  }

  /** A record for one of the operations of a batch. */
  fork(): RequestRecord {
    return new RequestRecord(this.#observers);
  }

  #end(): void {
    if (!this.#operation) return;
    const duration = performance.now() - this.#startedAt;
    for (const observer of this.#observers) observer(this.#operation, duration);
  }
}
