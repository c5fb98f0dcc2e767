import { rm } from 'node:fs/promises';
import path from 'node:path';

import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { startProcess } from '@online-books/tools/processes/startProcess';
import { waitUntilReady } from '@online-books/tools/processes/waitUntilReady';

import type { Contender } from '../contenders/Contender.ts';
import { fileName } from './fileName.ts';
import { requestOnce } from './requestOnce.ts';
import type { Machine } from './Machine.ts';

export interface RunningContender {
  readonly contender: Contender;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** The supergraph's file. */
  readonly supergraph: string;
  /** The file of what the floor does. */
  readonly traces: string;
  /** Flags of Node, the same for every contender. */
  readonly nodeFlags: readonly string[];
}

/** Answered by every contender, whatever the supergraph. */
export const READINESS_BODY = '{"query":"{ __typename }"}';

const START_MS = 60_000;
const STOP_MS = 5_000;

/** Starts a contender on its core, as it would run in production; resolves once it answers. */
export async function startContender(
  contender: Contender,
  { supergraph, traces, nodeFlags }: StartOptions,
  machine: Machine,
): Promise<RunningContender> {
  const port = await findFreePort();
  const place = { supergraph, port, traces };
  const { node = process.execPath, nodeFlags: ownFlags = [] } = contender;
  // Of a flag that is given twice, the last one counts.
  const commandLine = [node, ...nodeFlags, ...ownFlags, ...contender.program(place)];
  const [command, ...args] = machine.pinned('contender', ...commandLine);
  const logFile = path.join(machine.folder, `${fileName(contender.name)}.log`);
  await rm(logFile, { force: true });
  const running = await startProcess({
    name: contender.title,
    command: command!,
    args,
    env: {
      ...contender.environment(place),
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    logFile,
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  await waitUntilReady(running, async () => Boolean(await requestOnce(url, READINESS_BODY)), START_MS);
  return { contender, url, pid: running.pid, stop: () => running.stop(STOP_MS) };
}
