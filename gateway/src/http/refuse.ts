import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import type { HttpRequest, HttpResponse } from '@online-books/service-kit/http/HttpMessage';

import { JSON_TYPE, knownResponseType } from './mediaTypes.ts';

/** Why a request is not executed. */
export interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  /** For caches between here and the client. */
  readonly cacheControl?: string;
}

/** The answer to a request that is refused, as Apollo Server writes it. Its observation is told. */
export function refuse(
  request: HttpRequest,
  { status, code, message, cacheControl = 'no-store' }: Refusal,
): HttpResponse {
  request.observation.refuse(code);
  return {
    status,
    headers: {
      'cache-control': cacheControl,
      'content-type': knownResponseType(request.headers.accept) ?? JSON_TYPE,
    },
    body: `${JSON.stringify({ errors: [{ message, extensions: { code } }] })}\n`,
  };
}
