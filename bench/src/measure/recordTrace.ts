import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type Trace, toWaves } from '../contenders/Trace.ts';
import type { RunningSupergraph } from '../supergraphs/startSupergraph.ts';
import { numbered, type Workload } from '../workloads/Workload.ts';
import { askOnce } from './askOnce.ts';
import type { Machine } from './Machine.ts';
import type { RunningContender } from './startContender.ts';

const NUMBER = 7_654_321;

/** Watches what this gateway asks of the subgraphs for one request, which the floor then does without a gateway. */
export async function recordTrace(
  workload: Workload,
  gateway: RunningContender,
  supergraph: RunningSupergraph,
  machine: Machine,
): Promise<string> {
  const body = numbered(workload.bodies[0]!, NUMBER);
  await supergraph.startTrace();
  const { text: answer } = await askOnce(gateway.url, body);
  const waves = toWaves(await supergraph.takeTrace(), supergraph.ports);
  const trace: Trace = { number: NUMBER, waves, answer };
  const file = path.join(machine.folder, `${workload.name}.trace.json`);
  await writeFile(file, JSON.stringify(trace));
  return file;
}
