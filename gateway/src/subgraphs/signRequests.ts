import { createSecretKey } from 'node:crypto';

import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';
import { identityHeadersOf } from '@online-books/service-kit/trust/identityHeaders';
import { signRequest } from '@online-books/service-kit/trust/signRequest';
import type { Dispatcher } from 'undici';

/**
 * Signs each request before it is dispatched, so that the subgraph can verify that the gateway sent it. It requires headers as a
 * record with names in lower case, and a body of bytes.
 */
export function signRequests(
  secret: string,
  forwardedHeaders: readonly string[],
): Dispatcher.DispatcherComposeInterceptor {
  const key = createSecretKey(secret, 'utf8');
  const identityHeaders = [...identityHeadersOf(forwardedHeaders), CLIENT_ADDRESS_HEADER];
  return (dispatch) => (options, handler) => {
    const { method, body } = options;
    const [path = '/', ...search] = options.path.split(/(?=\?)/);
    const headers = options.headers as Record<string, string>;
    const signature = signRequest({ method, path, search: search.join(''), headers }, body as Uint8Array, {
      key,
      identityHeaders,
      now: Date.now(),
    });
    return dispatch({ ...options, headers: { ...headers, ...signature } }, handler);
  };
}
