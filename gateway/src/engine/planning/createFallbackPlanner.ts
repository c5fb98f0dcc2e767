import { createWorkerPlanner } from './createWorkerPlanner.ts';
import type { Planner } from './Planner.ts';

const MAX_HEAP_MB = 256;

/** The fallback planner (`fallback/`) on threads of its own. */
export function createFallbackPlanner(supergraphSdl: string): Planner {
  return createWorkerPlanner('fallbackPlannerWorker', supergraphSdl, MAX_HEAP_MB);
}
