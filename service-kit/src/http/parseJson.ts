import { HttpError } from './HttpError.ts';
import { isNestedDeeper } from './isNestedDeeper.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a request's body as JSON in UTF-8 (RFC 8259).
 *
 * @param depthLimit levels of lists and objects that it may have
 * @throws HttpError 400 when it is neither, or has more levels
 */
export function parseJson(body: Uint8Array, depthLimit: number): unknown {
  if (isNestedDeeper(body, depthLimit)) throw tooDeep(depthLimit);
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

/** Of a request whose lists and objects have more levels than they may, wherever it has them. */
export function tooDeep(depthLimit: number): HttpError {
  return new HttpError(400, 'BAD_REQUEST', `Lists and objects in a request may have ${depthLimit} levels at most.`);
}
