import { createSecretKey } from 'node:crypto';

import { isTracingHeader } from '@online-books/service-kit/trust/identityHeaders';
import { signRequest } from '@online-books/service-kit/trust/signRequest';

/** Returns the headers of a request with its signature. */
export type RequestSigner = (
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
) => Readonly<Record<string, string>>;

/** Headers that describe the body, or the response that the gateway understands, and signatures: the gateway writes them itself. */
const NOT_SIGNED = new Set([
  'content-type',
  'accept',
  'accept-encoding',
  'signature',
  'signature-input',
  'content-digest',
]);

/** Signs the POST requests to a URL, so that the subgraph can verify that the gateway sent them. Names of headers are in lower case. */
export function signRequests(secret: string, { pathname: path, search }: URL): RequestSigner {
  const key = createSecretKey(secret, 'utf8');
  return (headers, body) => {
    const signature = signRequest({ method: 'POST', path, search, headers }, body, {
      key,
      identityHeaders: Object.keys(headers).filter((name) => !isTracingHeader(name) && !NOT_SIGNED.has(name)),
      now: Date.now(),
    });
    return { ...headers, ...signature };
  };
}
