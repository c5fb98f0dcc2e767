import { createSecretKey } from 'node:crypto';

import { isTracingHeader } from '@online-books/service-kit/trust/identityHeaders';
import { signRequest } from '@online-books/service-kit/trust/signRequest';
import type { Dispatcher } from 'undici';

/** Headers that describe the body, or the response that the gateway understands. */
const NOT_SIGNED = new Set(['content-type', 'accept', 'accept-encoding']);

/**
 * Signs each request before it is dispatched, so that the subgraph can verify that the gateway sent it. It requires headers as a
 * record with names in lower case, and a body of bytes.
 */
export function signRequests(secret: string): Dispatcher.DispatcherComposeInterceptor {
  const key = createSecretKey(secret, 'utf8');
  return (dispatch) => (options, handler) => {
    const { method, body } = options;
    const [path = '/', ...search] = options.path.split(/(?=\?)/);
    const headers = options.headers as Record<string, string>;
    const signature = signRequest({ method, path, search: search.join(''), headers }, body as Uint8Array, {
      key,
      identityHeaders: Object.keys(headers).filter((name) => !isTracingHeader(name) && !NOT_SIGNED.has(name)),
      now: Date.now(),
    });
    return dispatch({ ...options, headers: { ...headers, ...signature } }, handler);
  };
}
