/** Size of the reused buffer at most, in bytes. Nearly all responses are smaller. */
const MAX_REUSED = 4 * 1024 * 1024;

let reused: Buffer = Buffer.alloc(0);

/**
 * Concatenates the chunks of a response. Allocating megabytes for each response costs more than copying them, so the buffer is
 * reused: the caller must read it before the next call.
 */
export function joinChunks(chunks: readonly Buffer[], size: number): Buffer {
  if (chunks.length === 1) return chunks[0]!;
  if (size > MAX_REUSED) return Buffer.concat(chunks, size);
  if (reused.length < size) reused = Buffer.allocUnsafeSlow(Math.min(MAX_REUSED, size * 2));
  let at = 0;
  for (const chunk of chunks) {
    reused.set(chunk, at);
    at += chunk.length;
  }
  return reused.subarray(0, size);
}
