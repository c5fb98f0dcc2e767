import type { ErrorCode } from '../errors/ErrorCode.ts';

/** A request that is refused before GraphQL sees it. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;
  readonly code: ErrorCode;

  constructor(status: number, code: ErrorCode, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
