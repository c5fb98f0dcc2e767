import { QueryPlanner } from '@graphql-hive/router-query-planner';

import { fromHivePlan } from '../plan/fromHivePlan.ts';
import { processPort, servePlanner } from './servePlanner.ts';

/** No label of an `@override` is active: there are none, and the request's percentage is above each. */
const NO_LABELS = new Set<string>();
const ABOVE_ALL_PERCENTAGES = 100;

/** How much memory planning may add, in bytes. For some operations this planner takes gigabytes. */
const MEMORY_LIMIT = 256 * 1024 * 1024;
const MEMORY_INTERVAL_MS = 50;

/** The process ends with its parent, and when planning takes too much memory. */
process.on('disconnect', exit);
process.once('message', (supergraphSdl: string) => {
  const planner = new QueryPlanner(supergraphSdl);
  servePlanner(processPort, async (document) => {
    const limit = process.memoryUsage.rss() + MEMORY_LIMIT;
    const timer = setInterval(() => process.memoryUsage.rss() > limit && exit(), MEMORY_INTERVAL_MS);
    try {
      const { node } = await planner.planAsync(document, undefined, NO_LABELS, ABOVE_ALL_PERCENTAGES);
      return node ? fromHivePlan(node) : null;
    } finally {
      clearInterval(timer);
    }
  });
});

/** At once: an orderly exit would wait for the planner's threads. */
function exit(): void {
  process.kill(process.pid, 'SIGKILL');
}
