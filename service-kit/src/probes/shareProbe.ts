import { setTimeout as delay } from 'node:timers/promises';

/**
 * Looks whether something is there, once for all who ask meanwhile.
 *
 * @param look a rejection counts as no, and so does an answer that has not come after `timeoutMs`
 */
export function shareProbe(look: () => Promise<boolean>, timeoutMs: number): () => Promise<boolean> {
  let underWay: Promise<boolean> | undefined;
  return () => (underWay ??= within(look, timeoutMs).finally(() => (underWay = undefined)));
}

async function within(look: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const waiting = new AbortController();
  try {
    return await Promise.race([look(), delay(timeoutMs, false, { signal: waiting.signal })]);
  } catch {
    return false;
  } finally {
    waiting.abort();
  }
}
