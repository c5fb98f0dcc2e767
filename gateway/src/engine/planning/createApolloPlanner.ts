import { createWorkerPlanner } from './createWorkerPlanner.ts';
import type { Planner } from './Planner.ts';

/**
 * Several times what planning over large supergraphs takes. There are small operations on interface objects with which this
 * planner comes to no end, and takes all memory that it can get.
 */
const MAX_HEAP_MB = 256;

/** Apollo's planner on threads of its own. @param maxHeapMb what each of them can keep in memory, in MiB */
export function createApolloPlanner(supergraphSdl: string, maxHeapMb = MAX_HEAP_MB): Planner {
  return createWorkerPlanner('apolloPlannerWorker', supergraphSdl, maxHeapMb);
}
