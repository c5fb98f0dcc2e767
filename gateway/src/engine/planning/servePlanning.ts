import { parentPort } from 'node:worker_threads';

import type { PlanNode } from '../plan/PlanNode.ts';
import { type PlanningAnswer, type PlanningRequest, READY } from './PlannerProgram.ts';

/** Answers the messages that a worker thread gets from `createWorkerPlanner`. @param plan throws where it has no plan */
export function servePlanning(plan: (document: string) => PlanNode | null): void {
  parentPort?.on('message', ({ id, document }: PlanningRequest) => {
    let answer: PlanningAnswer;
    try {
      answer = { id, plan: plan(document) };
    } catch (error) {
      answer = { id, plan: null, error: error instanceof Error ? error.message : String(error) };
    }
    parentPort?.postMessage(answer);
  });
  parentPort?.postMessage(READY);
}
