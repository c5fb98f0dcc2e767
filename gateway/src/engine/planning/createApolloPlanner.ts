import type { Planner } from './Planner.ts';
import { PlannerPool } from './PlannerPool.ts';
import { startPlannerThread } from './startPlannerThread.ts';

/**
 * Several times what planning over large supergraphs takes. For some small operations on interface objects this planner never
 * returns, and takes all memory that it can get.
 */
const MAX_HEAP_MB = 256;

/** Apollo's planner, in threads. @param maxHeapMb the memory limit of each thread, in MiB */
export function createApolloPlanner(supergraphSdl: string, maxHeapMb = MAX_HEAP_MB): Planner {
  return new PlannerPool(startPlannerThread('apolloPlannerWorker', supergraphSdl, maxHeapMb));
}
