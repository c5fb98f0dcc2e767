import { test } from '@jest/globals';

import { answerCases, SHRINKING_MS } from './differential/answerCases.ts';
import type { ModelKind } from './differential/model/generation/generateModel.ts';

const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);
const CASES = Number(process.env['DIFFERENTIAL_CASES'] ?? 1_500);
const KINDS = (process.env['DIFFERENTIAL_KIND'] ?? 'ordinary').split(',') as ModelKind[];
const OF = (process.env['DIFFERENTIAL_OF'] ?? 'hive,apollo').split(',');

const MS_PER_CASE = 100;

/** How many of so many cases may be refused, by what both planners get wrong. */
const mayBeRefused: Readonly<Record<ModelKind, (cases: number) => number>> = {
  ordinary: (cases) => cases / 50,
  wild: (cases) => (cases > 11_000 ? cases * 0.0002 : 0),
};

test.each(KINDS.flatMap((kind) => OF.map((of) => [kind, of] as const)))(
  `%s: ${CASES} cases of seed ${SEED} are answered as one schema on the same data would answer them, %s`,
  (kind, of) => answerCases({ seed: SEED, count: CASES, kind }, of, mayBeRefused[kind]),
  SHRINKING_MS + Math.max(240_000, CASES * MS_PER_CASE),
);
