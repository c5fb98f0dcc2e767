import type { LoadResult } from '../load/runWrk.ts';

/** A contender under a workload. The figures are the medians of the rounds. */
export interface Measurement {
  readonly contender: string;
  /** Answers a second. */
  readonly rps: number;
  /** Of latency, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Share of its core that was busy, in percent. */
  readonly cpu: number;
  /** Processor time a request, in milliseconds. */
  readonly cpuPerRequest: number;
  /** Of the process and of what it has started, since their starts. In MiB. */
  readonly peakMemory: number;
  readonly fetchesPerRequest: number;
  /** Share of a core that the stand-in subgraphs were busy, in percent. */
  readonly subgraphsCpu: number;
  /** Requests that failed, of all rounds. */
  readonly failed: number;
  readonly rounds: readonly Round[];
}

export interface Round extends LoadResult {
  /** Of the contender with all its processes, and of the subgraphs. In seconds. */
  readonly cpuSeconds: number;
  readonly subgraphsCpuSeconds: number;
  /** Requests to subgraphs, until the contender had come to rest. */
  readonly fetches: number;
  /** When it began and ended, by the monotonic clock. In microseconds. */
  readonly from: number;
  readonly to: number;
}

export function summarise(contender: string, rounds: readonly Round[], peakMemory: number): Measurement {
  const middle = (figure: (round: Round) => number) => median(rounds.map(figure));
  return {
    contender,
    rps: middle(({ requests, seconds }) => requests / seconds),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    cpu: middle(({ cpuSeconds, seconds }) => (100 * cpuSeconds) / seconds),
    cpuPerRequest: middle(({ cpuSeconds, requests }) => (1_000 * cpuSeconds) / requests),
    peakMemory,
    fetchesPerRequest: middle(({ fetches, sent }) => fetches / sent),
    subgraphsCpu: middle(({ subgraphsCpuSeconds, seconds }) => (100 * subgraphsCpuSeconds) / seconds),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
    rounds,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
