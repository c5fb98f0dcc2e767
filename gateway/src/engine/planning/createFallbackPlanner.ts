import type { Planner } from './Planner.ts';
import { PlannerPool } from './PlannerPool.ts';
import { startPlannerThread } from './startPlannerThread.ts';

const MAX_HEAP_MB = 256;

/** The fallback planner (`fallback/`), in threads. */
export function createFallbackPlanner(supergraphSdl: string): Planner {
  return new PlannerPool(startPlannerThread('fallbackPlannerWorker', supergraphSdl, MAX_HEAP_MB));
}
