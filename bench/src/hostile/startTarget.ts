import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { startProcess } from '@online-books/tools/processes/startProcess';
import { answersReady, waitUntilReady } from '@online-books/tools/processes/waitUntilReady';
import { inRepository } from '@online-books/tools/repository';

import type { Machine } from '../measure/Machine.ts';
import { startContender } from '../measure/startContender.ts';
import { startSupergraph } from '../supergraphs/startSupergraph.ts';
import { ECHO_SDL } from './subgraph/echoSchema.ts';

/** A gateway under attack, in front of the shop's stand-ins and of a subgraph that runs on the service kit. */
export interface HostileTarget {
  readonly url: string;
  /** Of the same gateway with a rate limit that some requests use up. */
  readonly limitedUrl: string;
  /** The processes whose processor time counts: the gateway's and the service kit's. */
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

const START_MS = 30_000;
const STOP_MS = 5_000;

const USUAL = { INTROSPECTION: 'true', BATCH_LIMIT: '10', TRUSTED_PROXIES: '1' };

/** Large enough for every single operation, and small enough that some requests exhaust it. */
const RATE_LIMITS = { url: '1000000000/1h', limitedUrl: '12/1h' };

/** @param checkout the folder of a built repository, whose gateway and service kit are measured */
export async function startTarget(
  checkout: string,
  nodeFlags: readonly string[],
  machine: Machine,
): Promise<HostileTarget> {
  const port = await findFreePort();
  const schema = path.join(machine.folder, 'echo.graphql');
  await writeFile(schema, ECHO_SDL);
  const environment = { HOST: '127.0.0.1', PORT: String(port) };
  const [command, ...args] = machine.pinned(
    'load',
    process.execPath,
    inRepository('bench/dist/hostile/subgraph/main.js'),
    checkout,
    schema,
  );
  const echo = await startProcess({
    name: 'the echo subgraph',
    command: command!,
    args,
    env: { ...environment, PATH: process.env['PATH'] },
    logFile: path.join(machine.folder, 'echo.log'),
  });
  const address = `http://127.0.0.1:${port}`;
  await waitUntilReady(echo, () => answersReady(address), START_MS);
  const supergraph = await startSupergraph('shop', 0, machine, [
    { name: 'echo', sdl: ECHO_SDL, url: `${address}/graphql` },
  ]);
  const start = (rateLimit: string) =>
    startContender(
      {
        name: 'hostile',
        title: 'The gateway',
        description: 'in production, with introspection, batches and a rate limit',
        program: () => [path.join(checkout, 'gateway/dist/main.js')],
        environment: ({ supergraph: file }) => ({ ...USUAL, SUPERGRAPH_PATH: file, RATE_LIMIT: rateLimit }),
      },
      { supergraph: supergraph.file, traces: '', nodeFlags },
      machine,
    );
  const gateway = await start(RATE_LIMITS.url);
  const limited = await start(RATE_LIMITS.limitedUrl);
  return {
    url: gateway.url,
    limitedUrl: limited.url,
    pids: [gateway.pid, echo.pid],
    async stop() {
      await Promise.all([gateway.stop(), limited.stop()]);
      await Promise.all([supergraph.stop(), echo.stop(STOP_MS)]);
    },
  };
}
