import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { drawEvaluation } from './evaluation/drawEvaluation.ts';
import { evaluate, type Evaluation } from './evaluation/evaluate.ts';
import { readHistory } from './evaluation/readHistory.ts';
import { syntheticHistory } from './evaluation/syntheticHistory.ts';

const USAGE = 'Usage: npm run evaluate -- [--file orders.csv] [--json] [--plot recall.svg]';

/** `npm run evaluate`: measures the model on a synthetic history, or on one of a file, beside offline models. */
runMain(async () => {
  const { file, json, plot } = readOptions();
  const history = file === undefined ? syntheticHistory() : readHistory(await readText(file));
  const evaluation = await evaluate(history);
  if (plot !== undefined) await writeFile(plot, drawEvaluation(evaluation));
  process.stdout.write(`${json ? JSON.stringify(evaluation) : toTable(evaluation)}\n`);
});

function readOptions() {
  try {
    const options = { file: { type: 'string' }, json: { type: 'boolean' }, plot: { type: 'string' } } as const;
    // `npm run evaluate` is `node tools/run.mjs evaluate`.
    const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== 'evaluate');
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new OperatorError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function toTable({ users, items, models }: Evaluation): string {
  const columns = ['recall10', 'ndcg10', 'coverage', 'diversity'] as const;
  const head = ['', 'recall@10', 'NDCG@10', 'coverage', 'diversity'];
  const rows = Object.entries(models).map(([name, measures]) => [
    name,
    ...columns.map((column) => measures[column].toFixed(4)),
  ]);
  const lines = [head, ...rows].map(([name = '', ...cells]) =>
    [name.padEnd(12), ...cells.map((cell) => cell.padStart(11))].join(''),
  );
  return [`${users} users, ${items} items`, '', ...lines].join('\n');
}
