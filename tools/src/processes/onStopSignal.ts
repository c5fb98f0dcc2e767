/** npm passes on the signals that the terminal has sent us already: what comes this soon is no second Ctrl-C. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Runs `stop` at Ctrl-C, SIGTERM or SIGHUP, then ends this process with code 0. At a second Ctrl-C it ends at once.
 *
 * @returns whether that has begun
 */
export function onStopSignal(stop: () => Promise<void>): () => boolean {
  let since: number | undefined;
  function handle(): void {
    if (since === undefined) {
      since = Date.now();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    } else if (Date.now() - since > SAME_SIGNAL_MS) {
      process.exit(130);
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle);
  return () => since !== undefined;
}
