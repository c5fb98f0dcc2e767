import { Worker } from 'node:worker_threads';

import type { Planner } from './Planner.ts';
import { PlannerLanes } from './PlannerLanes.ts';
import type { PlanningAnswer, READY } from './PlannerProgram.ts';
import { programUrl } from './programUrl.ts';

const PROGRAM = programUrl('apolloPlannerWorker');

/**
 * Several times what planning over large supergraphs takes. There are small operations on interface objects with which this
 * planner comes to no end, and takes all memory that it can get.
 */
const MAX_HEAP_MB = 256;

/**
 * Apollo's planner, which plans on the thread that calls it, on threads of its own.
 *
 * @param maxHeapMb what each of its threads can keep in memory, in MiB
 */
export function createApolloPlanner(supergraphSdl: string, maxHeapMb = MAX_HEAP_MB): Planner {
  return new PlannerLanes(({ said, ended }) => {
    const worker = new Worker(PROGRAM, {
      workerData: supergraphSdl,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    worker.on('message', (message: typeof READY | PlanningAnswer) => said(message));
    worker.on('error', ended);
    worker.unref();
    return {
      send: (request) => worker.postMessage(request),
      hold: (isWaiting) => (isWaiting ? worker.ref() : worker.unref()),
      end: () => void worker.terminate(),
    };
  }, 1);
}
