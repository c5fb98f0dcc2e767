import { contenders } from '../contenders/contenders.ts';
import type { Measurement } from '../measure/Measurement.ts';
import { barChart } from './barChart.ts';
import type { WorkloadResult } from './Results.ts';

const COLORS: Readonly<Record<string, string>> = {
  ours: '#0969da',
  stock: '#8c959f',
  hive: '#e3b341',
  'hive-rust': '#d4762c',
  floor: '#a7d3a6',
};

/** The charts of the results, by file name. */
export function drawCharts(results: readonly WorkloadResult[]): ReadonlyMap<string, string> {
  return new Map([
    [
      'throughput.svg',
      barChart({
        title: 'Throughput: answers a second, times Apollo Gateway',
        subtitle:
          'One core, 50 connections unless the workload says otherwise. To the right is better; the scale is logarithmic.',
        origin: 1,
        unit: '×',
        series: seriesOf(({ name }) => name !== 'stock'),
        groups: groupsOf(
          results,
          timesStock(({ rps }) => rps),
        ),
      }),
    ],
    [
      'latency.svg',
      barChart({
        title: 'Latency: the 99th percentile, times Apollo Gateway',
        subtitle: 'In the same rounds, at full load. To the left is better; the scale is logarithmic.',
        origin: 1,
        unit: '×',
        series: seriesOf(({ name }) => name !== 'stock'),
        groups: groupsOf(
          results,
          timesStock(({ p99 }) => p99),
        ),
      }),
    ],
    [
      'memory.svg',
      barChart({
        title: 'Memory: the most that all processes of a gateway had, in MiB',
        subtitle: 'To the left is better; the scale is logarithmic.',
        origin: 64,
        unit: '',
        series: seriesOf(() => true),
        groups: groupsOf(results, ({ peakMemory }) => peakMemory),
      }),
    ],
  ]);
}

type Figure = (measurement: Measurement, result: WorkloadResult) => number | undefined;

function timesStock(figure: (measurement: Measurement) => number): Figure {
  return (measurement, { measurements }) => {
    const stock = measurements.find(({ contender }) => contender === 'stock');
    return stock && measurement !== stock ? figure(measurement) / figure(stock) : undefined;
  };
}

function seriesOf(isShown: (contender: { readonly name: string }) => boolean) {
  return contenders.filter(isShown).map(({ name, title }) => ({ name: title, color: COLORS[name] ?? '#8c959f' }));
}

function groupsOf(results: readonly WorkloadResult[], figure: Figure) {
  return results.map((result) => ({
    label: result.workload.name,
    values: new Map(
      result.measurements.flatMap((measurement): Array<[string, number]> => {
        const title = contenders.find(({ name }) => name === measurement.contender)?.title;
        const value = figure(measurement, result);
        return title !== undefined && value !== undefined && value > 0 && Number.isFinite(value)
          ? [[title, value]]
          : [];
      }),
    ),
  }));
}
