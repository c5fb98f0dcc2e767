import { Worker } from 'node:worker_threads';

import type { Planner } from './Planner.ts';
import { PlannerLanes } from './PlannerLanes.ts';
import type { PlanningAnswer, READY } from './PlannerProgram.ts';
import { programUrl } from './programUrl.ts';

/**
 * A planner that plans on the thread that calls it, on threads of its own, so that no operation blocks the event loop.
 *
 * @param program the name of the file that they run, which calls `servePlanning`
 * @param maxHeapMb what each thread can keep in memory, in MiB
 */
export function createWorkerPlanner(program: string, supergraphSdl: string, maxHeapMb: number): Planner {
  return new PlannerLanes(({ said, ended }) => {
    const worker = new Worker(programUrl(program), {
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
