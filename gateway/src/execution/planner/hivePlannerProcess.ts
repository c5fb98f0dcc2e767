import { QueryPlanner } from '@graphql-hive/router-query-planner';

import { fromHivePlan } from '../plan/fromHivePlan.ts';
import { type PlanningAnswer, READY } from './PlannerProgram.ts';

/**
 * Nobody decides on the labels of overrides here, so that none holds: this is a request that no percentage is large enough for,
 * and Apollo's planner does the same when it is not told of any label.
 */
const NO_LABELS = new Set<string>();
const BEYOND_ALL_PERCENTAGES = 100;

/** What planning one operation may take, in bytes. There are operations for which it is gigabytes. */
const MEMORY_LIMIT = 256 * 1024 * 1024;
const MEMORY_INTERVAL_MS = 50;

/**
 * The program of `createHivePlanner`: the first message is the supergraph, all others are documents. It ends with its parent, and
 * where an operation takes too much memory.
 */
process.once('message', (supergraphSdl: string) => {
  const planner = new QueryPlanner(supergraphSdl);

  async function plan(document: string): Promise<PlanningAnswer> {
    const limit = process.memoryUsage.rss() + MEMORY_LIMIT;
    const timer = setInterval(() => process.memoryUsage.rss() > limit && end(), MEMORY_INTERVAL_MS);
    try {
      const { node } = await planner.planAsync(document, undefined, NO_LABELS, BEYOND_ALL_PERCENTAGES);
      return { plan: node ? fromHivePlan(node) : null };
    } catch (error) {
      return { plan: null, error: error instanceof Error ? error.message : String(error) };
    } finally {
      clearInterval(timer);
    }
  }

  process.on('message', (document: string) => void plan(document).then((answer) => process.send?.(answer)));
  process.send?.(READY);
});
process.on('disconnect', end);

/** At once: an orderly exit would wait for the planner, which is on another thread. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
