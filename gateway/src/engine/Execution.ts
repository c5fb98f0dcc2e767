import type { GraphQLError, OperationDefinitionNode } from 'graphql';

import type { ExecutionError } from './fetch/ExecutionError.ts';
import type { OperationSource } from './compilation/OperationSource.ts';
import type { RemovedFields } from './hooks/OperationFilter.ts';
import type { CoercedVariables } from './hooks/OperationGuard.ts';
import type { OperationVariant } from './compilation/OperationVariant.ts';

export interface ExecutionRequest extends OperationSource {
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Passed to the subgraph client. */
  readonly context: unknown;
}

export type ExecutionResult = Rejected | Executed;

/** A request that the filter and the guards accepted. */
export interface CheckedRequest {
  readonly kind: 'Checked';
  readonly variant: OperationVariant;
  readonly variables: CoercedVariables;
  /** The fields that are removed for it; null if there are none. */
  readonly removed: RemovedFields | null;
}

/** Nothing was fetched: no operation was selected, a variable is invalid, a guard or the filter rejected it, or it cannot be planned. */
export interface Rejected {
  readonly kind: 'Rejected';
  readonly errors: readonly GraphQLError[];
}

export interface Executed {
  readonly kind: 'Executed';
  readonly operation: OperationDefinitionNode;
  /** The data as JSON, in raw JSON. */
  readonly data: string;
  readonly errors: readonly ExecutionError[];
}
