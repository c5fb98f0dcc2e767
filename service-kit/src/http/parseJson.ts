import { HttpError } from './HttpError.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a request's body as JSON in UTF-8 (RFC 8259).
 *
 * @throws HttpError 400 when it is neither.
 */
export function parseJson(body: Uint8Array): unknown {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', 'The request body is not valid UTF-8.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', 'The request body is not valid JSON.');
  }
}
