import { Worker } from 'node:worker_threads';

import { createPlannerApart } from './createPlannerApart.ts';
import type { Planner } from './Planner.ts';
import type { PlanningAnswer } from './PlannerProgram.ts';
import { programUrl } from './programUrl.ts';

const PROGRAM = programUrl('apolloPlannerWorker');

/** Apollo's planner, which plans on the thread that calls it, on a thread of its own. */
export function createApolloPlanner(supergraphSdl: string): Planner {
  return createPlannerApart(({ answered, ended }) => {
    const worker = new Worker(PROGRAM, { workerData: supergraphSdl });
    worker.on('message', (answer: PlanningAnswer) => answered(answer));
    worker.on('error', ended);
    worker.unref();
    return {
      send: (request) => worker.postMessage(request),
      hold: (isWaiting) => (isWaiting ? worker.ref() : worker.unref()),
      end: () => void worker.terminate(),
    };
  });
}
