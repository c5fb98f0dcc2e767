import type { PairRatios } from './pairRatios.ts';
import { figure } from './tableRows.ts';

/** Prints a line for each pair. */
export function printPairs(pairs: readonly PairRatios[]): void {
  for (const { name, variant, rps, cpu, p50, p99 } of pairs) {
    const ratios = { 'answers a second': rps, 'CPU a request': cpu, p50, p99 };
    const texts = Object.entries(ratios).map(([what, ratio]) => `${what} × ${figure(ratio)}`);
    console.log(`${name} in relation to ${variant}, round by round: ${texts.join(', ')}`);
  }
  if (pairs.length > 0) console.log();
}
