import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import type { GraphQLFormattedError } from 'graphql';

type Headers = Readonly<Record<string, string>>;

/** Why a request is not executed, as its client gets it. Stages of the pipeline return it in place of their result. */
export class Rejection {
  readonly status: number;
  readonly errors: readonly GraphQLFormattedError[];
  readonly headers: Headers;

  constructor(status: number, errors: readonly GraphQLFormattedError[], headers: Headers = {}) {
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** The rejection with a single error. */
export function reject(status: number, code: ErrorCode, message: string, headers?: Headers): Rejection {
  return new Rejection(status, [{ message, extensions: { code } }], headers);
}
