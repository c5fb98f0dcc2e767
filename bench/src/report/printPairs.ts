import type { PairRatios } from './pairRatios.ts';
import { figure } from './tableRows.ts';

/** Prints a line for each pair. */
export function printPairs(pairs: readonly PairRatios[]): void {
  for (const { name, variant, rps, cpu, p50, p99 } of pairs) {
    const ratios = [
      `${figure(rps)} × the answers a second`,
      `1/${figure(cpu)} of the CPU a request`,
      `1/${figure(p50)} of the p50`,
      `1/${figure(p99)} of the p99`,
    ];
    console.log(`${name} beside ${variant}, round by round: ${ratios.join(', ')}`);
  }
  if (pairs.length > 0) console.log();
}
