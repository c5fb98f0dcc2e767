import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { type RunningProcess, startProcess } from '@online-books/tools/processes/startProcess';
import { waitUntilReady } from '@online-books/tools/processes/waitUntilReady';
import { inRepository } from '@online-books/tools/repository';

import type { Machine } from '../measure/Machine.ts';
import type { Counts } from '../stand-in/Subgraphs.ts';
import type { TracedRequest } from '../stand-in/WaveTrace.ts';
import { planningSubgraphs } from './planningSubgraphs.ts';
import { shopSubgraphs } from './shopSubgraphs.ts';

export type SupergraphName = 'shop' | 'planning';

/** A supergraph whose stand-in subgraphs are running. */
export interface RunningSupergraph {
  /** The supergraph's file. */
  readonly file: string;
  /** Where each subgraph listens. */
  readonly ports: Readonly<Record<string, number>>;
  /** The process of all its subgraphs. */
  readonly pid: number;
  /** The subgraph requests since the last call. */
  takeCounts(): Promise<Counts>;
  /** Starts recording subgraph requests. Send one request at a time meanwhile. */
  startTrace(): Promise<void>;
  /** The recorded requests, in waves that each wait for the previous one. */
  takeTrace(): Promise<ReadonlyArray<readonly TracedRequest[]>>;
  stop(): Promise<void>;
}

/** A subgraph that is no stand-in. */
export interface ForeignSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly url: string;
}

const START_MS = 10_000;

/**
 * Composes a supergraph and starts its subgraphs.
 *
 * @param delayMs how long each subgraph's answer is held back
 * @param others subgraphs that are running already and belong to it as well
 */
export async function startSupergraph(
  name: SupergraphName,
  delayMs: number,
  machine: Machine,
  others: readonly ForeignSubgraph[] = [],
): Promise<RunningSupergraph> {
  const subgraphs = name === 'shop' ? await shopSubgraphs() : planningSubgraphs();
  const taken = new Set<number>();
  const ports: Record<string, number> = {};
  for (const { name: subgraph } of subgraphs) ports[subgraph] = await findAnotherPort(taken);
  const control = await findAnotherPort(taken);
  const file = path.join(machine.folder, `${name}.graphql`);
  await writeFile(
    file,
    composeSupergraph([
      ...subgraphs.map((subgraph) => ({ ...subgraph, url: `http://127.0.0.1:${ports[subgraph.name]}/graphql` })),
      ...others,
    ]),
  );
  const running = await startStandIn(
    [name, String(control), String(delayMs), ...Object.entries(ports).map(([subgraph, port]) => `${subgraph}=${port}`)],
    machine,
  );
  const ask = async (command: string) => (await fetch(`http://127.0.0.1:${control}${command}`)).json();
  await waitUntilReady(running, async () => (await ask('/counts')) !== null, START_MS);
  return {
    file,
    ports,
    pid: running.pid,
    takeCounts: () => ask('/counts') as Promise<Counts>,
    startTrace: async () => void (await ask('/trace/start')),
    takeTrace: () => ask('/trace/take') as Promise<ReadonlyArray<readonly TracedRequest[]>>,
    stop: () => running.stop(1_000),
  };
}

function startStandIn(args: readonly string[], machine: Machine): Promise<RunningProcess> {
  const [command, ...rest] = machine.pinned(
    'load',
    process.execPath,
    inRepository('bench/dist/stand-in/main.js'),
    ...args,
  );
  return startProcess({
    name: 'the stand-in subgraphs',
    command: command!,
    args: rest,
    env: { PATH: process.env['PATH'] },
    logFile: path.join(machine.folder, 'subgraphs.log'),
  });
}

/** A port is free until a process listens on it, so it may be found twice. */
async function findAnotherPort(taken: Set<number>): Promise<number> {
  let port = await findFreePort();
  while (taken.has(port)) port = await findFreePort();
  taken.add(port);
  return port;
}
