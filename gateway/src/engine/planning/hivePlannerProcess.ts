import { QueryPlanner } from '@graphql-hive/router-query-planner';

import { fromHivePlan } from '../plan/fromHivePlan.ts';
import type { PlanNode } from '../plan/PlanNode.ts';
import { type PlanningAnswer, type PlanningRequest, READY } from './PlannerProgram.ts';

/**
 * Nobody decides on the labels of overrides here, so that none holds: this is a request that no percentage is large enough for,
 * and Apollo's planner does the same when it is not told of any label.
 */
const NO_LABELS = new Set<string>();
const BEYOND_ALL_PERCENTAGES = 100;

/** What planning may take, in bytes. There are operations for which it is gigabytes. */
const MEMORY_LIMIT = 256 * 1024 * 1024;
const MEMORY_INTERVAL_MS = 50;

/**
 * The program of `createHivePlanner`: the first message is the supergraph, all others ask for plans. It ends with its parent, and
 * where planning takes too much memory.
 */
process.once('message', (supergraphSdl: string) => {
  const planner = new QueryPlanner(supergraphSdl);
  let underWay = 0;
  let timer: NodeJS.Timeout | undefined;

  const plan = (document: string): Promise<PlanNode | null> =>
    planner
      .planAsync(document, undefined, NO_LABELS, BEYOND_ALL_PERCENTAGES)
      .then(({ node }) => (node ? fromHivePlan(node) : null));

  const begin = (): void => {
    underWay += 1;
    if (underWay > 1) return;
    const limit = process.memoryUsage.rss() + MEMORY_LIMIT;
    timer = setInterval(() => process.memoryUsage.rss() > limit && end(), MEMORY_INTERVAL_MS);
  };

  const answer = (message: PlanningAnswer): void => {
    underWay -= 1;
    if (underWay === 0) clearInterval(timer);
    process.send?.(message);
  };

  process.on('message', ({ id, document }: PlanningRequest) => {
    begin();
    plan(document).then(
      (found) => answer({ id, plan: found }),
      (error: unknown) => answer({ id, plan: null, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.send?.(READY);
});
process.on('disconnect', end);

/** At once: an orderly exit would wait for the planner, which is on other threads. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
