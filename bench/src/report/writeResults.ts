import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { IDLE } from '../measure/Machine.ts';
import { contenders } from '../contenders/contenders.ts';
import { describeBars } from './describeBars.ts';
import { drawCharts } from './drawCharts.ts';
import type { WorkloadResult } from './Results.ts';
import { COLUMNS, tableRows } from './tableRows.ts';

/** Under what the results were found. */
export interface Conditions {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string; readonly kernel: string };
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly nodeFlags: readonly string[];
  /** The load average before the first round. */
  readonly idle: number;
}

/** Writes the results for readers, as charts and as data. */
export async function writeResults(
  folder: string,
  results: readonly WorkloadResult[],
  conditions: Conditions,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const charts = drawCharts(results);
  for (const [file, svg] of charts) await writeFile(path.join(folder, file), svg);
  const data = {
    conditions,
    workloads: results.map(({ workload: { name, title, connections }, measurements }) => ({
      name,
      title,
      connections,
      measurements: measurements.map(({ rounds, ...medians }) => ({
        ...medians,
        rpsOfRounds: rounds.map(({ requests, seconds }) => requests / seconds),
      })),
    })),
  };
  await writeFile(path.join(folder, 'results.json'), `${JSON.stringify(data, null, 2)}\n`);
  await writeFile(path.join(folder, 'README.md'), describe(results, conditions, [...charts.keys()]));
}

function describe(results: readonly WorkloadResult[], conditions: Conditions, charts: readonly string[]): string {
  const { machine, rounds, seconds, warmUpSeconds, nodeFlags, idle } = conditions;
  return [
    '# Results of the bench',
    '',
    'Written by `npm run bench`; [`bench/`](../../bench/README.md) says how. All answers were compared before they counted.',
    '',
    `${machine.cpu}, ${machine.cores} cores, Linux ${machine.kernel}, Node ${machine.node}, ` +
      `${nodeFlags.length > 0 ? `with ${nodeFlags.join(' ')} for all` : 'no flags'}. ` +
      `Medians of ${rounds} rounds of ${seconds} s each, after ${warmUpSeconds} s of load. Load average before: ${idle}.`,
    '',
    ...(idle > IDLE ? ['**The machine was busy during this run: use only the ratios.**', ''] : []),
    ...contenders.map(({ title, description }) => `- **${title}**: ${description}`),
    '',
    ...describeBars(results),
    ...charts.flatMap((file) => [`![](${file})`, '']),
    ...results.flatMap((result) => [
      `## ${result.workload.name}`,
      '',
      `${capitalised(result.workload.title)}. Connections: ${result.workload.connections}.`,
      '',
      row(COLUMNS),
      row(COLUMNS.map((_, column) => (column === 0 ? '---' : '---:'))),
      ...tableRows(result).map(row),
      '',
    ]),
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
