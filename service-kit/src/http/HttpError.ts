import type { ErrorCode } from '../errors/ErrorCode.ts';

/** A request that is refused before GraphQL sees it. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;
  readonly code: ErrorCode;
  /** Of the response, such as `Accept-Encoding` beside 415. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
