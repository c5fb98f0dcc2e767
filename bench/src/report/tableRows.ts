import type { Measurement } from '../measure/Measurement.ts';
import { contenders } from '../contenders/contenders.ts';
import { timesStock, type WorkloadResult } from './Results.ts';

export const COLUMNS = ['', 'rps', '× stock', 'p50 ms', 'p99 ms', 'CPU %', 'CPU ms/request', 'peak MiB', 'fetches'];

/** The cells of a workload's table, a row a contender. */
export function tableRows(result: WorkloadResult): string[][] {
  return result.measurements.map((measurement) => [titleOf(measurement), ...figures(result, measurement)]);
}

function titleOf({ contender }: Measurement): string {
  return contenders.find(({ name }) => name === contender)?.title ?? contender;
}

export function figures(result: WorkloadResult, measurement: Measurement): string[] {
  const { rps, p50, p99, cpu, cpuPerRequest, peakMemory, fetchesPerRequest } = measurement;
  const times = timesStock(result, measurement);
  return [
    figure(rps),
    times === undefined ? '' : figure(times),
    figure(p50),
    figure(p99),
    String(Math.round(cpu)),
    figure(cpuPerRequest),
    String(Math.round(peakMemory)),
    figure(fetchesPerRequest),
  ];
}

/** Three digits that count. */
export function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2);
}
