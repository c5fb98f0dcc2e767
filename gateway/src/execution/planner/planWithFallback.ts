import type { Planner } from './Planner.ts';

/**
 * Plans with the first planner, and what it refuses with the second, which is made when it is first needed.
 *
 * @param mayHelp whether the second may plan what the first has refused with an error
 */
export function planWithFallback(
  first: Planner,
  createSecond: () => Planner,
  mayHelp: (error: unknown) => boolean = () => true,
): Planner {
  let second: Planner | undefined;
  let isClosed = false;
  return {
    async plan(document, signal) {
      try {
        return await first.plan(document, signal);
      } catch (error) {
        if (signal.aborted || !mayHelp(error)) throw error;
        if (!second) {
          second = createSecond();
          if (isClosed) second.close();
        }
        return second.plan(document, signal);
      }
    },
    close() {
      isClosed = true;
      first.close();
      second?.close();
    },
  };
}
