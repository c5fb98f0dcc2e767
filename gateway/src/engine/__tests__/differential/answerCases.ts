import type { Case } from './checking/Case.ts';
import type { Verdict } from './checking/checkCase.ts';
import type { CreateChecker } from './checking/Checker.ts';
import { createOwnChecker } from './checking/createOwnChecker.ts';
import { createPairChecker } from './checking/createPairChecker.ts';
import { planByApolloFirst, planByFallbackOnly, planByHiveFirst } from './checking/GraphUnderTest.ts';
import { type Cases, type Checked, type Outcome, runCases, totalOf } from './checking/runCases.ts';
import { withoutNames } from './checking/withoutNames.ts';
import { printCase } from './printCase.ts';
import { checkAlone, type GoesWrong, shrink } from './shrinking/shrink.ts';
import { createStockChecker } from './stock/createStockChecker.ts';

/** Whose answers are checked: this gateway's, with either planner asked first, the fallback planner alone, or each planner and that they agree; and stock's. */
const checkers: Readonly<Record<string, CreateChecker>> = {
  hive: createOwnChecker(planByHiveFirst),
  apollo: createOwnChecker(planByApolloFirst),
  fallback: createOwnChecker(planByFallbackOnly),
  both: createPairChecker(planByHiveFirst, planByApolloFirst),
  stock: createStockChecker,
};

/** How long a case that goes wrong is made smaller. */
export const SHRINKING_MS = 120_000;
const PROGRESS_MS = 10_000;

/**
 * Has generated cases answered, and prints how it goes: now and then, and in one line at the end.
 *
 * @param of one of `hive`, `apollo`, `fallback`, `both` and `stock`
 * @param mayBeRefused how many operations may be, of so many cases
 * @throws Error with the first case that is answered wrongly, or with the first that is refused where too many are, made smaller
 */
export async function answerCases(cases: Cases, of: string, mayBeRefused: (cases: number) => number): Promise<void> {
  const createChecker = checkers[of];
  if (!createChecker) throw new Error(`There is no ${of}, but: ${Object.keys(checkers).join(', ')}.`);
  const start = Date.now();
  let printed = start;
  const describe = (outcome: Outcome) => `${cases.kind}, seed ${cases.seed}, ${of}: ${summary(outcome, start)}\n`;
  const outcome = await runCases(cases, createChecker, (soFar) => {
    if (Date.now() - printed < PROGRESS_MS) return;
    printed = Date.now();
    process.stderr.write(describe(soFar));
  });
  process.stderr.write(describe(outcome));
  const [failure] = outcome.failures;
  if (failure) {
    const [first] = failure.verdict.faults;
    const hasFault: GoesWrong = ({ faults }) => faults.some(({ kind }) => kind === first!.kind);
    const text = await describeSmallest(failure, hasFault, createChecker);
    throw new Error(
      `${totalOf(outcome.failed)} operations are answered wrongly. The first one, made smaller:\n\n${text}`,
    );
  }
  const refused = totalOf(outcome.refused);
  if (refused <= mayBeRefused(outcome.cases)) return;
  const refusal = outcome.refusals[0]!;
  const reason = reasonOf(refusal.verdict, refusal);
  const text = await describeSmallest(refusal, (...smaller) => reasonOf(...smaller) === reason, createChecker);
  throw new Error(`${refused} operations are refused. The first one, made smaller:\n\n${text}`);
}

async function describeSmallest(
  { verdict, ...checked }: Checked,
  goesWrong: GoesWrong,
  createChecker: CreateChecker,
): Promise<string> {
  const smallest = await shrink(checked, goesWrong, createChecker, SHRINKING_MS);
  return printCase(smallest, (await checkAlone(smallest, createChecker)) ?? verdict);
}

function reasonOf({ refusal }: Verdict, checked: Case): string | undefined {
  return refusal && withoutNames(refusal, checked);
}

function summary({ failures, refusals, failed, refused, ...counts }: Outcome, start: number): string {
  const perSecond = Math.round(counts.cases / ((Date.now() - start) / 1000));
  const totals = { ...counts, refused: totalOf(refused), failed: totalOf(failed), perSecond };
  const reasons = failures.length + refusals.length > 0 ? ` by reason: ${JSON.stringify({ refused, failed })}` : '';
  return JSON.stringify(totals) + reasons;
}
