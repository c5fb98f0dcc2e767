import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { findDrift } from './check/findDrift.ts';
import { runProgram } from './check/runProgram.ts';
import { printStep } from './progress/printStep.ts';
import { databaseNames } from './repository.ts';

/** What is checked beside what the build has checked already: the types of all workspaces. */
const checks: ReadonlyArray<[title: string, check: () => Promise<unknown>]> = [
  ['Formatting', () => runProgram('prettier', '--check', '--log-level=warn', '.')],
  ['Lint', () => runProgram('oxlint', '--type-aware')],
  ['Unused files, exports and dependencies', () => runProgram('knip')],
  ['Types of the tests', () => runProgram('tsc', '--project', 'tsconfig.tests.json')],
  ['Generated files', findDrift],
  [
    'Prisma schemas',
    () =>
      Promise.all(
        databaseNames.map((name) => runProgram('prisma', 'validate', `--config=prisma/${name}/prisma.config.ts`)),
      ),
  ],
];

/** `npm run check`: all static checks. Reports all faults, not just the first. */
runMain(async () => {
  const faults: string[] = [];
  for (const [title, check] of checks) {
    await printStep(title, check).catch((error: unknown) => {
      faults.push(`${title}:\n${error instanceof Error ? error.message : String(error)}`);
    });
  }
  if (faults.length === 0) return;
  console.error(`\n${faults.join('\n\n')}`);
  process.exitCode = 1;
});
