import { Worker } from 'node:worker_threads';

import { RegistryError } from '../domain/RegistryError.ts';
import type { SchemaWorker } from '../domain/SchemaWorker.ts';
import type { SchemaJob } from './runJob.ts';

interface PendingJob {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

type Reply = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });

/** The service and what ends its thread. */
export interface RunningSchemaWorker extends SchemaWorker {
  close(): Promise<void>;
}

/**
 * Composes and compares schemas in a thread of its own, one job at a time: the service goes on to answer meanwhile.
 *
 * @param timeoutMs a job that takes longer ends with its thread, and the next job gets a new one
 */
export function createSchemaWorker(timeoutMs: number): RunningSchemaWorker {
  let worker: Worker | null = null;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();
  let pending: PendingJob | null = null;

  function start(): Worker {
    const started = new Worker(new URL('./schemaWorkerProgram.js', import.meta.url));
    started.unref();
    started.on('message', (reply: Reply) => {
      if (reply.id !== lastId || !pending) return;
      const { resolve, reject } = pending;
      pending = null;
      if ('error' in reply) reject(new Error(reply.error));
      else resolve(reply.result as never);
    });
    // One that was terminated leaves the jobs of its successor alone.
    started.on('error', (error: Error) => {
      if (worker === started) fail(error);
    });
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      fail(new Error('The schema worker ended.'));
    });
    return started;
  }

  function fail(error: Error): void {
    pending?.reject(error);
    pending = null;
  }

  function run<Result>(job: SchemaJob): Promise<Result> {
    const turn = queue.then(() => send<Result>(job));
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function send<Result>(job: SchemaJob): Promise<Result> {
    worker ??= start();
    const current = worker;
    const id = (lastId += 1);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        pending = { resolve, reject };
        timer = setTimeout(() => {
          worker = null;
          fail(
            new RegistryError('TIMEOUT', `The schema took longer than ${timeoutMs / 1000} s and was not processed.`),
          );
          void current.terminate();
        }, timeoutMs);
        current.postMessage({ id, job });
      });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    compose: (subgraphs) => run({ kind: 'compose', subgraphs }),
    compare: (before, after) => run({ kind: 'compare', before, after }),
    check: (request) => run({ kind: 'check', request }),
    lint: (sdl, baseSdl) => run({ kind: 'lint', sdl, baseSdl }),
    validate: (supergraphSdl, documents) => run({ kind: 'validate', supergraphSdl, documents }),
    filter: (supergraphSdl, filter) => run({ kind: 'filter', supergraphSdl, filter }),
    async close() {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
