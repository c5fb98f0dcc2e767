import { setTimeout as delay } from 'node:timers/promises';

import type { RunningSupergraph } from '../supergraphs/startSupergraph.ts';
import { cpuSeconds } from './processUsage.ts';

const LOOK_MS = 100;
const BUSY_SECONDS = 0.02;
const QUIET_AT_MOST_MS = 15_000;

/**
 * Waits until a gateway is idle: unfinished requests would slow down the next one.
 *
 * @returns how many requests the subgraphs got since their last count
 */
export async function waitUntilQuiet(pid: number, supergraph: RunningSupergraph): Promise<number> {
  const deadline = Date.now() + QUIET_AT_MOST_MS;
  let { requests } = await supergraph.takeCounts();
  let before = await cpuSeconds(pid);
  while (Date.now() < deadline) {
    await delay(LOOK_MS);
    const now = await cpuSeconds(pid);
    const more = (await supergraph.takeCounts()).requests;
    if (more === 0 && now - before < BUSY_SECONDS) break;
    requests += more;
    before = now;
  }
  return requests;
}
