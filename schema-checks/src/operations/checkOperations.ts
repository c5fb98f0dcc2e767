import { type GraphQLSchema, validate } from 'graphql';

import type { Change } from '../changes/Change.ts';
import type { ClientOperation } from './ClientOperation.ts';
import { collectUsage } from './collectUsage.ts';
import { isAffected } from './isAffected.ts';

/** An operation that a change concerns. */
export interface AffectedOperation {
  readonly operation: ClientOperation;
  /** `broken`: it is invalid against the proposed schema. `affected`: it is valid and may fail or get other values. */
  readonly status: 'broken' | 'affected';
}

/** A change with the operations that it concerns. */
export interface CheckedChange extends Change {
  readonly operations: readonly AffectedOperation[];
}

/** What operations say about changes. */
export interface OperationsResult {
  readonly changes: readonly CheckedChange[];
  readonly checkedOperations: number;
  /** Operations that are invalid against the base already: they fail today and are not checked. */
  readonly invalidOperations: readonly ClientOperation[];
  /** Operations that are broken although no change explains why; there should be none. */
  readonly unexplained: readonly ClientOperation[];
}

/** Finds the operations that each change breaks or may affect. */
export function checkOperations(
  changes: readonly Change[],
  operations: readonly ClientOperation[],
  before: GraphQLSchema,
  after: GraphQLSchema,
): OperationsResult {
  const affected = new Map<Change, AffectedOperation[]>(changes.map((change) => [change, []]));
  const relevant = changes.filter(({ impact }) => impact !== 'SAFE');
  const invalidOperations: ClientOperation[] = [];
  const unexplained: ClientOperation[] = [];
  for (const operation of operations) {
    if (validate(before, operation.document).length > 0) {
      invalidOperations.push(operation);
      continue;
    }
    const usage = collectUsage(operation.document, before);
    const isBroken = validate(after, operation.document).length > 0;
    const reasons = relevant.filter((change) => isAffected(change, usage));
    for (const change of reasons) {
      affected
        .get(change)!
        .push({ operation, status: isBroken && change.impact === 'BREAKING' ? 'broken' : 'affected' });
    }
    if (isBroken && !reasons.some(({ impact }) => impact === 'BREAKING')) unexplained.push(operation);
  }
  return {
    changes: changes.map((change) => ({ ...change, operations: affected.get(change)! })),
    checkedOperations: operations.length - invalidOperations.length,
    invalidOperations,
    unexplained,
  };
}
