import { availableParallelism } from 'node:os';

import type { Planner } from './Planner.ts';
import { PlannerPool } from './PlannerPool.ts';
import { startPlannerProcess } from './startPlannerProcess.ts';

/** Another process is started quickly. */
const MAX_FAST = Math.min(2, availableParallelism());

/** The planner of Hive Router, in Rust. It runs in processes, since some operations make it end the process that it runs in. */
export function createHivePlanner(supergraphSdl: string): Planner {
  return new PlannerPool(startPlannerProcess('hivePlannerProcess', supergraphSdl), MAX_FAST);
}
