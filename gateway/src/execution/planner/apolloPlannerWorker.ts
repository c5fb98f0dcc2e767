import { parentPort, workerData } from 'node:worker_threads';

import { createApolloPlanning } from './createApolloPlanning.ts';
import { type PlanningAnswer, READY } from './PlannerProgram.ts';

const plan = createApolloPlanning(workerData as string);

parentPort?.on('message', (document: string) => {
  let answer: PlanningAnswer;
  try {
    answer = { plan: plan(document) };
  } catch (error) {
    answer = { plan: null, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
parentPort?.postMessage(READY);
