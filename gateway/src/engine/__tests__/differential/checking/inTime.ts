import { createContext, Script } from 'node:vm';

import { LIMIT_MS } from '../../../planning/PlannerPool.ts';
import { PlanningTimeoutError } from '../../../planning/Planner.ts';

const sandbox: { work?: () => unknown } = createContext({});
const script = new Script('work()');

/**
 * Plans something, and gives up after as long as in service, where planners run on threads that can be ended. Apollo's planner
 * never comes to an end with some operations, and takes all memory meanwhile.
 *
 * @throws PlanningTimeoutError
 */
export function inTime<Result>(work: () => Result): Result {
  sandbox.work = work;
  try {
    return script.runInContext(sandbox, { timeout: LIMIT_MS }) as Result;
  } catch (error) {
    throw isTimeout(error) ? new PlanningTimeoutError() : error;
  }
}

/** The error is of the realm of the script, and no instance of this one's `Error`. */
function isTimeout(error: unknown): boolean {
  return (error as { readonly code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
