import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { HostileRun } from '../HostileRun.ts';
import { HOSTILE_COLUMNS, hostileRows } from './hostileRows.ts';

/** Writes a run beside the earlier ones with other labels, as data and for readers. */
export async function writeHostile(folder: string, run: HostileRun): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'hostile.json');
  const earlier = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as HostileRun[],
    () => [],
  );
  const runs = [...earlier.filter(({ label }) => label !== run.label), run];
  await writeFile(file, `${JSON.stringify(runs, null, 2)}\n`);
  await writeFile(path.join(folder, 'hostile.md'), describe(runs));
}

function describe(runs: readonly HostileRun[]): string {
  return [
    '# What hostile requests cost',
    '',
    'Written by `npm run bench -- hostile`; [`bench/`](../../bench/README.md#hostile-requests) says how. Processor time is a multiple',
    'of what a plain request takes (one product from two subgraphs): by the kilobyte that is sent, at sizes n, 2n and 4n, and by',
    'the request at 4n. Equal figures at n, 2n and 4n mean linear work. p99 is that of a well-behaved client, in milliseconds: alone, and',
    'beside one client that sends requests of this kind at 4n without a pause. *Charged* says whether such a client reaches its rate limit.',
    '',
    ...runs.flatMap((run) => [
      `## ${run.label}`,
      '',
      `${run.cpu}, Node ${run.node}. A plain request: ${run.plain.sizes[0]!.cpu.toFixed(2)} ms of processor time.`,
      '',
      row(HOSTILE_COLUMNS),
      row(HOSTILE_COLUMNS.map((_, column) => (column < 2 ? '---' : '---:'))),
      ...hostileRows(run).map(row),
      '',
    ]),
    '## The kinds',
    '',
    ...runs.at(-1)!.kinds.map(({ name, title }) => `- \`${name}\`: ${title}`),
    '',
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
