import { type Load, runWrk } from '../load/runWrk.ts';
import type { RunningSupergraph } from '../supergraphs/startSupergraph.ts';
import type { Machine } from './Machine.ts';
import type { Round } from './Measurement.ts';
import { cpuSeconds } from './processUsage.ts';
import type { RunningContender } from './startContender.ts';
import { waitUntilQuiet } from './waitUntilQuiet.ts';

/** Loads a contender for a while, and lets it come to rest. */
export async function measureRound(
  { url, pid }: RunningContender,
  load: Omit<Load, 'url'>,
  supergraph: RunningSupergraph,
  machine: Machine,
): Promise<Round> {
  const busy = async () => ({ own: await cpuSeconds(pid), subgraphs: await cpuSeconds(supergraph.pid) });
  await supergraph.takeCounts();
  const before = await busy();
  const from = now();
  const result = await runWrk({ url, ...load }, machine);
  const to = now();
  const after = await busy();
  return {
    ...result,
    cpuSeconds: after.own - before.own,
    subgraphsCpuSeconds: after.subgraphs - before.subgraphs,
    fetches: await waitUntilQuiet(pid, supergraph),
    from,
    to,
  };
}

function now(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}
