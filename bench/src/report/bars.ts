import { workloads } from '../workloads/workloads.ts';

/** A figure of this gateway that must be so many times better than that of another contender in the same run. */
export interface Bar {
  readonly workload: string;
  /** Of throughput, more is better; of all else, less. */
  readonly figure: 'rps' | 'p50' | 'p99' | 'peakMemory';
  readonly against: 'stock' | 'hive-rust';
  /** How many times better at least. Once means better at all. */
  readonly times: number;
}

const HEADLINE = ['heavy-unique', 'light-unique'];
const others = workloads.filter(({ name }) => !HEADLINE.includes(name));

const p99 = (workload: string): Bar => ({ workload, figure: 'p99', against: 'stock', times: 4 });
const memory = (workload: string): Bar => ({ workload, figure: 'peakMemory', against: 'stock', times: 1 });

/** What was demanded of this gateway before it was built. */
export const bars: readonly Bar[] = [
  { workload: 'heavy-unique', figure: 'rps', against: 'stock', times: 12 },
  { workload: 'heavy-unique', figure: 'rps', against: 'hive-rust', times: 5 },
  { workload: 'light-unique', figure: 'rps', against: 'stock', times: 8 },
  { workload: 'light-unique', figure: 'rps', against: 'hive-rust', times: 5 },
  { workload: 'large-answer', figure: 'rps', against: 'stock', times: 8 },
  { workload: 'one-connection', figure: 'p50', against: 'stock', times: 6 },
  ...HEADLINE.map(p99),
  ...HEADLINE.map(memory),
];

/** The bars that no workload is named for, under all workloads but the headline. */
export const furtherBars: readonly Bar[] = [
  ...others.filter(({ connections }) => connections > 1).map(({ name }) => p99(name)),
  ...others.map(({ name }) => memory(name)),
];
