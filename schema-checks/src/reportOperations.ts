import type { ReadableSupergraph } from './build/readSupergraph.ts';
import type { Change } from './changes/Change.ts';
import type { CheckPolicy } from './CheckPolicy.ts';
import type { OperationsTask, ReportedChange, ReportedOperation } from './CheckReport.ts';
import { checkOperations, type CheckedChange } from './operations/checkOperations.ts';
import type { ClientOperation } from './operations/ClientOperation.ts';
import { deprecatedUses } from './operations/deprecatedUses.ts';

/** What changes do to the operations of clients. */
export function reportOperations(
  found: readonly Change[],
  operations: readonly ClientOperation[],
  before: ReadableSupergraph,
  after: ReadableSupergraph,
  policy: CheckPolicy,
): OperationsTask {
  const { checkedOperations, invalidOperations, unexplained, changes } = checkOperations(
    found,
    operations,
    before.apiSchema,
    after.apiSchema,
  );
  const reported = changes.map((change): ReportedChange => {
    const { code, impact, coordinate, message, subgraphs } = change;
    const severity = isFailure(change, checkedOperations, policy) ? 'FAILURE' : 'NOTICE';
    const concerned = change.operations.map(({ operation, status }) => report(operation, status));
    return { severity, impact, code, coordinate, message, subgraphs, operations: concerned };
  });
  if (unexplained.length > 0) reported.push(becameInvalid(unexplained));
  return {
    status: reported.some(({ severity }) => severity === 'FAILURE') ? 'FAILED' : 'PASSED',
    checkedOperations,
    changes: reported,
    invalidOperations: invalidOperations.map((operation) => report(operation, 'invalid')),
    deprecatedUses: deprecatedUses(after.apiSchema, operations)
      .filter((use) => use.operations.length > 0)
      .map(({ coordinate, reason, operations: users }) => ({
        coordinate,
        reason,
        operations: users.map(({ id, name, uses }) => ({ id, name, uses })),
      })),
  };
}

/**
 * A breaking change fails where an operation uses what it breaks. Nobody's operations say nothing about use: where none are known,
 * every breaking change fails.
 */
function isFailure({ impact, operations }: CheckedChange, checkedOperations: number, policy: CheckPolicy): boolean {
  switch (impact) {
    case 'BREAKING':
      return operations.length > 0 || checkedOperations === 0;
    case 'DANGEROUS':
      return policy.dangerousChanges === 'failure' && (operations.length > 0 || checkedOperations === 0);
    case 'SAFE':
      return false;
  }
}

function report({ id, name, uses }: ClientOperation, status: ReportedOperation['status']): ReportedOperation {
  return { id, name, status, uses };
}

/** Validation has the last word: an operation that it rejects fails the check, whatever the mapping of changes says. */
function becameInvalid(operations: readonly ClientOperation[]): ReportedChange {
  return {
    severity: 'FAILURE',
    impact: 'BREAKING',
    code: 'OPERATION_INVALID',
    coordinate: '',
    message: 'Operations are not valid against the proposed schema.',
    subgraphs: [],
    operations: operations.map((operation) => report(operation, 'broken')),
  };
}
