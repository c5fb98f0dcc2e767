import type { IncomingMessage } from 'node:http';

import { bodyDecoder, bodyTooLarge } from './decodeBody.ts';
import { HttpError } from './HttpError.ts';

/** How much more than the limit is taken and dropped, in bytes: a client that is still sending does not read the refusal. */
const DROPPED_AT_MOST = 32 * 1024 * 1024;

/**
 * Reads a request's body whole, and expands it where it is compressed.
 *
 * @throws HttpError 413 when it is larger than `limit` bytes, before or after it is expanded; what is beyond the limit is never kept
 * @throws HttpError 415 when it is compressed by what is not supported
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const decode = bodyDecoder(request.headers['content-encoding'], limit);
  const body = await receiveBody(request, limit);
  // A body of no bytes is not compressed, whatever its header says.
  return decode && body.length > 0 ? decode(body) : body;
}

function receiveBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => reject(bodyTooLarge(limit));
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(request.headers['content-length'] ?? 0) > limit + DROPPED_AT_MOST) tooLarge();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > limit + DROPPED_AT_MOST) tooLarge();
    });
    request.on('end', () =>
      size > limit ? tooLarge() : resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)),
    );
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new HttpError(400, 'BAD_REQUEST', 'The request body ended early.'));
    });
  });
}
