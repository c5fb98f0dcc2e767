import { setTimeout as delay } from 'node:timers/promises';

/** A minute between two runs: what guessers leave behind in that time is a few batches. */
const INTERVAL_MS = 60_000;

/**
 * Runs a clean-up again and again, never twice at once. A failed run is reported, and the next one comes in time.
 *
 * @returns ends it; resolves when it has ended
 */
export function cleanUpRegularly(
  run: (signal: AbortSignal) => Promise<void>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const ended = repeat();
  return async () => {
    controller.abort();
    await ended;
  };

  async function repeat(): Promise<void> {
    while (!signal.aborted) {
      await delay(INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await run(signal).catch(onFailure);
    }
  }
}
