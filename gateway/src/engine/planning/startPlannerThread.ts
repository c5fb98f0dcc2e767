import { Worker } from 'node:worker_threads';

import type { StartWorker, WorkerMessage } from './WorkerHandle.ts';
import { workerUrl } from './workerUrl.ts';

/**
 * For planners that plan on the thread that calls them.
 *
 * @param name of the worker's file, which calls `servePlanner`
 * @param maxHeapMb the memory limit of each thread, in MiB
 */
export function startPlannerThread(name: string, supergraphSdl: string, maxHeapMb: number): StartWorker {
  return ({ onMessage, onExit }) => {
    const worker = new Worker(workerUrl(name), {
      workerData: supergraphSdl,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    worker.on('message', (message: WorkerMessage) => onMessage(message));
    worker.on('error', onExit);
    worker.on('exit', (code) => onExit(new Error(`The planner has ended with code ${code}.`)));
    worker.unref();
    return {
      send: (document) => worker.postMessage(document),
      ref: (isNeeded) => (isNeeded ? worker.ref() : worker.unref()),
      kill: () => void worker.terminate(),
    };
  };
}
