import { expect, test } from '@jest/globals';

import { runSwaps } from './differential/checking/runSwaps.ts';
import { printCase } from './differential/printCase.ts';

const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);
const GRAPHS = Number(process.env['DIFFERENTIAL_SWAPS'] ?? 3);

test(
  `plans that are kept when one of ${GRAPHS} graphs of seed ${SEED} changes answer as one schema would`,
  async () => {
    const { failed, ...counts } = await runSwaps(SEED, GRAPHS);
    process.stderr.write(`Seed ${SEED}: ${JSON.stringify(counts)}\n`);
    const [first] = failed;
    if (first)
      throw new Error(
        `${failed.length} operations are answered wrongly. The first one:\n\n${printCase(first, first.verdict)}\n\nThe supergraph before:\n\n${first.before}`,
      );
    expect(counts.kept).toBeGreaterThan(counts.planned / 2);
  },
  60_000 + GRAPHS * 20_000,
);
