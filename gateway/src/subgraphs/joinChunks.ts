/** What this process can spare for good, in bytes; nearly all answers are smaller. */
const KEPT = 4 * 1024 * 1024;

let kept: Buffer = Buffer.alloc(0);

/**
 * The chunks of an answer as one. To make room for megabytes anew for each answer would cost more than to copy them: the room is
 * used again, so that what is returned must have been read before the next call.
 */
export function joinChunks(chunks: readonly Buffer[], size: number): Buffer {
  if (chunks.length === 1) return chunks[0]!;
  if (size > KEPT) return Buffer.concat(chunks, size);
  if (kept.length < size) kept = Buffer.allocUnsafeSlow(Math.min(KEPT, size * 2));
  let at = 0;
  for (const chunk of chunks) {
    kept.set(chunk, at);
    at += chunk.length;
  }
  return kept.subarray(0, size);
}
