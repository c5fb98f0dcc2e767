import { contentCodings } from './contentCodings.ts';
import { HttpError } from './HttpError.ts';

const BY_NAME = new Map(contentCodings.map((coding) => [coding.name, coding]));
// RFC 9110, section 8.4.1.3.
BY_NAME.set('x-gzip', BY_NAME.get('gzip')!);

const SUPPORTED = contentCodings.map(({ name }) => name).join(', ');

/** Expands a request's body. */
export type DecodeBody = (body: Buffer) => Promise<Buffer>;

/**
 * How a body with this `Content-Encoding` is expanded; null where it is not compressed.
 *
 * @param limit bytes that it may have then
 * @throws HttpError 415, which names the codings that are supported (RFC 9110, section 15.5.16)
 */
export function bodyDecoder(contentEncoding: string | undefined, limit: number): DecodeBody | null {
  const name = contentEncoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return null;
  const coding = BY_NAME.get(name);
  if (!coding) {
    throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', `Content-Encoding must be one of ${SUPPORTED}, or identity.`, {
      'accept-encoding': SUPPORTED,
    });
  }
  return async (body) => {
    try {
      return await coding.decode(body, limit);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw bodyTooLarge(limit);
      throw new HttpError(400, 'BAD_REQUEST', `The request body is not valid ${coding.name}.`);
    }
  };
}

export function bodyTooLarge(limit: number): HttpError {
  return new HttpError(413, 'PAYLOAD_TOO_LARGE', `The request body is larger than ${limit} bytes.`);
}
