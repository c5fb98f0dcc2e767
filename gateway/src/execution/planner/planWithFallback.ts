import type { Planner } from './Planner.ts';

/**
 * Plans with the first planner, and what it refuses with the second, which is made when it is first needed. What takes the
 * first too long would take the second no less.
 */
export function planWithFallback(first: Planner, createSecond: () => Planner): Planner {
  let second: Planner | undefined;
  let isClosed = false;
  return {
    async plan(document, signal) {
      try {
        return await first.plan(document, signal);
      } catch (error) {
        if (signal.aborted) throw error;
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
