import { expect, test } from '@jest/globals';

import { runCases } from './differential/checking/runCases.ts';
import { printCase } from './differential/printCase.ts';
import { checkAlone, shrink } from './differential/shrinking/shrink.ts';

const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);
const CASES = Number(process.env['DIFFERENTIAL_CASES'] ?? 2_000);

const WITH_STOCK = process.env['DIFFERENTIAL_STOCK'] === 'true';

const SHRINKING_MS = 120_000;

test(
  `${CASES} cases of seed ${SEED} are answered as one schema on the same data would answer them`,
  async () => {
    const { failed, ...counts } = await runCases(SEED, CASES, WITH_STOCK);
    process.stderr.write(`Seed ${SEED}: ${JSON.stringify(counts)}\n`);
    const [first] = failed;
    if (first) {
      const smallest = await shrink(first, first.verdict.faults[0]!.kind, SHRINKING_MS);
      const verdict = (await checkAlone(smallest)) ?? first.verdict;
      throw new Error(
        `${failed.length} operations are answered wrongly. The first one, made smaller:\n\n${printCase(smallest, verdict)}`,
      );
    }
    expect(counts.refused).toBeLessThan(counts.cases / 100);
  },
  SHRINKING_MS + Math.max(240_000, CASES * (WITH_STOCK ? 80 : 40)),
);
