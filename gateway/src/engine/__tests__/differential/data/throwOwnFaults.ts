import type { ExecutionResult } from 'graphql';

/** The result, unless a resolver failed that was not told to: that is a fault of this test. */
export function throwOwnFaults(result: ExecutionResult): ExecutionResult {
  for (const { originalError } of result.errors ?? []) if (originalError instanceof TypeError) throw originalError;
  return result;
}
