import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type Trace, withoutNumber } from '../contenders/Trace.ts';
import type { RunningSupergraph } from '../supergraphs/startSupergraph.ts';
import { numbered, type Workload } from '../workloads/Workload.ts';
import { requestOnce } from './requestOnce.ts';
import type { Machine } from './Machine.ts';
import { READINESS_BODY, type RunningContender } from './startContender.ts';

const NUMBER = 7_654_321;

/**
 * Records this gateway's subgraph requests for each operation of a workload; the floor repeats them without a gateway.
 *
 * @returns the file of it
 */
export async function recordTraces(
  workload: Workload,
  gateway: RunningContender,
  supergraph: RunningSupergraph,
  machine: Machine,
): Promise<string> {
  const traces: Trace[] = [];
  for (const template of [READINESS_BODY, ...workload.bodies]) {
    const body = numbered(template, NUMBER);
    await supergraph.startTrace();
    const { text: answer } = await requestOnce(gateway.url, body);
    const waves = (await supergraph.takeTrace()).map((wave) =>
      wave.map((request) => ({ port: supergraph.ports[request.subgraph]!, body: request.body })),
    );
    traces.push({ body: withoutNumber(body), number: NUMBER, waves, answer });
  }
  const file = path.join(machine.folder, `${workload.name}.traces.json`);
  await writeFile(file, JSON.stringify(traces));
  return file;
}
