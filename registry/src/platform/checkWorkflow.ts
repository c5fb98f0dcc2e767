import type { ReportedChange } from '@online-books/schema-checks/CheckReport';
import { clientsOf } from '@online-books/schema-checks/report/clientsOf';
import { describeUse } from '@online-books/schema-checks/report/describeChange';
import type { LintDiagnostic } from '@online-books/schema-checks/lint/LintRule';

import type { SchemaCheck } from '../domain/SchemaCheck.ts';
import { describeBuildError } from './describeBuildError.ts';

const NAMED_OPERATIONS = 3;

/** `CheckWorkflow` of the platform API: a check is done by the time that rover hears of it. */
export function checkWorkflow({ id, passed, report }: SchemaCheck, targetURL: string) {
  const { build, operations, plans, lint } = report;
  const hasFailures = [...operations.changes, ...plans.plans].some(({ severity }) => severity === 'FAILURE');
  return {
    id,
    status: passed ? 'PASSED' : 'FAILED',
    tasks: [
      {
        __typename: 'CompositionCheckTask',
        status: build.status,
        targetURL,
        coreSchemaModified: build.supergraphChanged,
        result: { errors: build.errors.map(describeBuildError) },
      },
      {
        __typename: 'OperationsCheckTask',
        status: plans.status === 'FAILED' ? 'FAILED' : operations.status,
        targetURL,
        result:
          operations.status === 'BLOCKED'
            ? null
            : {
                checkSeverity: hasFailures ? 'FAILURE' : 'NOTICE',
                numberOfCheckedOperations: operations.checkedOperations,
                // Rover knows no task for plans: they are shown beside what the change does to operations.
                changes: [
                  ...operations.changes.map((change) => ({
                    severity: change.severity,
                    code: change.code,
                    description: describeChange(change, describeUse(change, operations)),
                  })),
                  ...plans.plans.map(({ severity, code, message }) => ({ severity, code, description: message })),
                ],
              },
      },
      { __typename: 'LintCheckTask', status: lint.status, targetURL, result: lintResult(lint.diagnostics) },
    ],
  };
}

/** What changed, whose it is, what it does to operations, and which. */
function describeChange(change: ReportedChange, use: string): string {
  const owner = change.subgraphs.length > 0 ? ` [${change.subgraphs.join(', ')}]` : '';
  const named = change.operations.slice(0, NAMED_OPERATIONS).map((operation) => {
    const clients = clientsOf(operation);
    return `${operation.name}${clients && ` by ${clients}`}`;
  });
  return `${change.message}${owner} ${use}${named.length > 0 ? `: ${named.join('; ')}` : ''}`;
}

/** `LintResult` of the platform API. */
export function lintResult(diagnostics: readonly LintDiagnostic[]) {
  return {
    diagnostics: diagnostics.map(({ rule, level, coordinate, message, start, end }) => {
      return { rule, level, coordinate, message, sourceLocations: [{ start, end }] };
    }),
    stats: {
      errorsCount: diagnostics.filter(({ level }) => level === 'ERROR').length,
      warningsCount: diagnostics.filter(({ level }) => level === 'WARNING').length,
    },
  };
}
