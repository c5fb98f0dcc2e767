import type { Measurement } from '../measure/Measurement.ts';
import type { Workload } from '../workloads/Workload.ts';

export interface WorkloadResult {
  readonly workload: Workload;
  readonly measurements: readonly Measurement[];
}

/** How many times as many answers a second a contender gives as stock; undefined where stock was not measured. */
export function timesStock({ measurements }: WorkloadResult, { rps }: Measurement): number | undefined {
  const stock = measurements.find(({ contender }) => contender === 'stock');
  return stock && stock.rps > 0 ? rps / stock.rps : undefined;
}
