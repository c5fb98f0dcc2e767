import { test } from '@jest/globals';

import { answerCases, SHRINKING_MS } from './differential/answerCases.ts';
import type { ModelKind } from './differential/model/generation/generateModel.ts';

const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);
const COUNT = process.env['DIFFERENTIAL_CASES'];
const KINDS = (process.env['DIFFERENTIAL_KIND'] ?? 'ordinary,wild').split(',') as ModelKind[];
const OF = (process.env['DIFFERENTIAL_OF'] ?? 'hive,apollo').split(',');

const USUAL_COUNT: Readonly<Record<ModelKind, number>> = { ordinary: 1_500, wild: 300 };
const MS_PER_CASE = 200;

const runs = KINDS.flatMap((kind) => OF.map((of) => [kind, of, Number(COUNT ?? USUAL_COUNT[kind])] as const));

test.each(runs)(
  `%s cases of seed ${SEED} are answered as one schema on the same data would answer them, %s: %d`,
  (kind, of, count) => answerCases({ seed: SEED, count, kind }, of, mayBeRefused),
  SHRINKING_MS + Math.max(240_000, Number(COUNT ?? 0) * MS_PER_CASE),
);

/** How many operations may be refused: none of a few thousand, two of ten thousand in the long run. */
function mayBeRefused(cases: number): number {
  return cases > 11_000 ? cases * 0.0002 : 0;
}
