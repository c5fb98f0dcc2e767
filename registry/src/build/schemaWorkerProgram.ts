import { parentPort } from 'node:worker_threads';

import { runJob, type SchemaJob } from './runJob.ts';

/** The worker thread: does one job after the other. */
parentPort?.on('message', ({ id, job }: { id: number; job: SchemaJob }) => {
  try {
    parentPort?.postMessage({ id, result: runJob(job) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
