import { parentPort } from 'node:worker_threads';

import type { SerializedPlan } from '../plan/PlanNode.ts';
import { READY, type WorkerMessage } from './WorkerHandle.ts';

/** The worker's end of a `WorkerHandle`. */
export interface WorkerPort {
  readonly listen: (onDocument: (document: string) => void) => void;
  readonly post: (message: WorkerMessage) => void;
}

export const threadPort: WorkerPort = {
  listen: (onDocument) => parentPort?.on('message', onDocument),
  post: (message) => parentPort?.postMessage(message),
};

export const processPort: WorkerPort = {
  listen: (onDocument) => process.on('message', onDocument),
  post: (message) => process.send?.(message),
};

type Plan = (document: string) => SerializedPlan | null | Promise<SerializedPlan | null>;

/** Plans the documents that a worker is sent. @param plan throws where it has no plan */
export function servePlanner({ listen, post }: WorkerPort, plan: Plan): void {
  const answer = async (document: string) => {
    try {
      post({ plan: await plan(document) });
    } catch (error) {
      post({ error: error instanceof Error ? error.message : String(error) });
    }
  };
  listen((document) => void answer(document));
  post(READY);
}
