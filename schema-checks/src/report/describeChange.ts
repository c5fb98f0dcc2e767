import type { CheckReport, OperationsTask, ReportedChange } from '../CheckReport.ts';

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What a change does to operations, in a sentence. */
export function describeUse(change: ReportedChange, { checkedOperations }: OperationsTask): string {
  const broken = change.operations.filter(({ status }) => status === 'broken').length;
  const affected = change.operations.length - broken;
  if (change.operations.length > 0) {
    return [
      broken > 0 && `breaks ${plural(broken, 'operation')}`,
      affected > 0 && `may affect ${plural(affected, 'operation')}`,
    ]
      .filter(Boolean)
      .join(', ');
  }
  if (change.impact === 'SAFE') return 'safe';
  if (checkedOperations === 0) return 'no operations are known, so use cannot be ruled out';
  return `not used by any of ${plural(checkedOperations, 'operation')}`;
}

/** Changes that people look at: failures first, then what clients may notice. Safe ones are only counted. */
export function notableChanges({ changes }: OperationsTask): ReportedChange[] {
  const rank = ({ severity, impact }: ReportedChange) => (severity === 'FAILURE' ? 0 : impact === 'BREAKING' ? 1 : 2);
  return changes.filter(({ impact }) => impact !== 'SAFE').toSorted((left, right) => rank(left) - rank(right));
}

/** The verdict in a line, with what it rests on. */
export function verdictOf({ status, build, operations, plans, lint }: CheckReport): string {
  const failures = operations.changes.filter(({ severity }) => severity === 'FAILURE').length;
  const worsePlans = plans.plans.filter(({ severity }) => severity === 'FAILURE').length;
  const lintErrors = lint.diagnostics.filter(({ level }) => level === 'ERROR').length;
  const reasons = [
    build.errors.length > 0 && plural(build.errors.length, 'build error'),
    failures > 0 && plural(failures, 'breaking change'),
    worsePlans > 0 && plural(worsePlans, 'worse plan'),
    lintErrors > 0 && plural(lintErrors, 'lint error'),
  ].filter(Boolean);
  if (status === 'FAILED') return `FAILED: ${reasons.join(', ')}`;
  return `PASSED: ${plural(operations.changes.length, 'change')}, ${plural(operations.checkedOperations, 'operation')} checked`;
}
