import { createContext, Script } from 'node:vm';

const LIMIT_MS = 5_000;

const sandbox: { work?: () => unknown } = createContext({});
const script = new Script('work()');

/**
 * Does something that does not wait, and gives up after a while. Apollo's planner never comes to an end with some operations, and
 * takes all memory meanwhile; in service it runs on a thread that can be ended.
 *
 * @throws Error where it takes too long
 */
export function inTime<Result>(work: () => Result): Result {
  sandbox.work = work;
  return script.runInContext(sandbox, { timeout: LIMIT_MS }) as Result;
}
