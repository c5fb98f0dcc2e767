import { Http1Error } from './Http1Error.ts';
import type { ResponseHead } from './ResponseHead.ts';

/** How the end of a response body is found. */
export type BodyFraming =
  { readonly kind: 'length'; readonly length: number } | { readonly kind: 'chunked' } | { readonly kind: 'untilClose' };

/** 15 digits are exact in a number. */
const LENGTH = /^\d{1,15}$/;

const EMPTY: BodyFraming = { kind: 'length', length: 0 };
const CHUNKED: BodyFraming = { kind: 'chunked' };
const UNTIL_CLOSE: BodyFraming = { kind: 'untilClose' };

/**
 * The framing of a response to a POST request (RFC 9112, section 6.3). A response whose framing two readers might understand
 * differently is invalid: both headers, one of them twice, a list, another transfer coding.
 *
 * @throws Http1Error
 */
export function bodyFraming({ status, headers, minorVersion }: ResponseHead): BodyFraming {
  const length = headers['content-length'];
  const coding = headers['transfer-encoding'];
  if (length !== undefined && coding !== undefined)
    throw new Http1Error('the response has a length and a transfer coding');
  if (length !== undefined && !(typeof length === 'string' && LENGTH.test(length))) {
    throw new Http1Error('the response has an invalid length');
  }
  if (coding !== undefined) {
    const isChunked = typeof coding === 'string' && coding.toLowerCase() === 'chunked';
    if (!isChunked || minorVersion === 0) throw new Http1Error('the response has an unsupported transfer coding');
  }
  // They never have a body, whatever their headers say.
  if (status === 204 || status === 304) return EMPTY;
  if (coding !== undefined) return CHUNKED;
  return length === undefined ? UNTIL_CLOSE : { kind: 'length', length: Number(length) };
}
