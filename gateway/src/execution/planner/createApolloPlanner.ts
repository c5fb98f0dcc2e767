import { Worker } from 'node:worker_threads';

import type { Planner } from './Planner.ts';
import { PlannerLanes } from './PlannerLanes.ts';
import type { PlanningAnswer, READY } from './PlannerProgram.ts';
import { programUrl } from './programUrl.ts';

const PROGRAM = programUrl('apolloPlannerWorker');

/** Apollo's planner, which plans on the thread that calls it, on threads of its own. */
export function createApolloPlanner(supergraphSdl: string): Planner {
  return new PlannerLanes(({ said, ended }) => {
    const worker = new Worker(PROGRAM, { workerData: supergraphSdl });
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
