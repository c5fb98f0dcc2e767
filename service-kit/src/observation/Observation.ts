import type { ErrorCode } from '../errors/ErrorCode.ts';
import { HttpError } from '../http/HttpError.ts';
import { cut } from '../text/cut.ts';

/** What an operation was expected to cost and has cost; undefined where nobody knows. */
export interface OperationCost {
  readonly estimated?: number;
  readonly actual?: number;
}

/** What came of a request for an operation. */
export interface ObservedOperation {
  readonly operationName: string | null | undefined;
  /** `query` or `mutation`; undefined when the request was no operation. */
  readonly operationKind: string | undefined;
  /** Whether the answer has data, if only null. Otherwise the request was refused (GraphQL specification, section 7.1). */
  readonly isExecuted: boolean;
  /** `extensions.code` of each of its errors, as the client is told. Whoever sends an error decides what that is. */
  readonly errorCodes: readonly unknown[];
  readonly cost?: OperationCost | undefined;
}

/** Is told of each request for an operation, once it is answered. @param duration in milliseconds */
export type Observer = (operation: ObservedOperation, duration: number) => void;

/**
 * Follows a request from when it has come to when its answer is made. Whoever answers it tells what it was; observers hear of
 * it at the end, so that all of them, be it the log or the metrics, have seen the same. A request of which nobody tells
 * anything is none for an operation, and nobody hears of it.
 */
export class Observation {
  readonly #observers: readonly Observer[];
  readonly #startedAt = performance.now();
  #operation: ObservedOperation | undefined;

  constructor(observers: readonly Observer[]) {
    this.#observers = observers;
  }

  get isTold(): boolean {
    return this.#operation !== undefined;
  }

  /** The last one who tells is believed. */
  tell(operation: ObservedOperation): void {
    const { operationName, errorCodes } = operation;
    this.#operation = {
      ...operation,
      operationName: operationName && cut(operationName),
      errorCodes: errorCodes.map((code) => (typeof code === 'string' ? cut(code) : code)),
    };
  }

  /** Tells of a request that was refused before anybody knew which operation it means. */
  refuse(code: unknown): void {
    this.tell({ operationName: null, operationKind: undefined, isExecuted: false, errorCodes: [code] });
  }

  /** Follows what `answer` does, to its end. What it throws counts as a refusal, and is thrown on. */
  async during<Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer> {
    try {
      return await answer();
    } catch (error) {
      this.refuse(error instanceof HttpError ? error.code : ('INTERNAL_SERVER_ERROR' satisfies ErrorCode));
      throw error;
    } finally {
      this.#end();
    }
  }

  /** For one of several operations that have come in one request. */
  another(): Observation {
    return new Observation(this.#observers);
  }

  #end(): void {
    if (!this.#operation) return;
    const duration = performance.now() - this.#startedAt;
    for (const observer of this.#observers) observer(this.#operation, duration);
  }
}
