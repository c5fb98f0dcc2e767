import { parentPort, workerData } from 'node:worker_threads';

import { createApolloPlanning } from './createApolloPlanning.ts';
import { type PlanningAnswer, type PlanningRequest, READY } from './PlannerProgram.ts';

const plan = createApolloPlanning(workerData as string);

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
