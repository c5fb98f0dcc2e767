import type { TracedRequest } from '../stand-in/Subgraphs.ts';

/** What answering a request takes: requests to subgraphs, in waves that each wait for the one before, and the answer. */
export interface Trace {
  /** The number of the request that was traced, which stands in all texts. */
  readonly number: number;
  readonly waves: ReadonlyArray<readonly TracedFetch[]>;
  readonly answer: string;
}

interface TracedFetch {
  readonly port: number;
  readonly body: string;
}

/** Requests that come less than this after each other were sent together: the subgraphs hold each answer back longer. */
const TOGETHER_MS = 25;

export function toWaves(
  requests: readonly TracedRequest[],
  ports: Readonly<Record<string, number>>,
): ReadonlyArray<readonly TracedFetch[]> {
  const waves: TracedFetch[][] = [];
  let waveAt = Number.NEGATIVE_INFINITY;
  for (const { subgraph, body, at } of requests) {
    if (at - waveAt > TOGETHER_MS) {
      waves.push([]);
      waveAt = at;
    }
    waves.at(-1)!.push({ port: ports[subgraph]!, body });
  }
  return waves;
}
