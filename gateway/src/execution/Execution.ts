import type { GraphQLError, OperationDefinitionNode } from 'graphql';

import type { ExecutionError } from './ExecutionError.ts';
import type { OperationSource } from './OperationCache.ts';
import type { Withheld } from './OperationFilter.ts';
import type { CoercedVariables } from './OperationGuard.ts';
import type { OperationVariant } from './OperationVariant.ts';

export interface ExecutionRequest extends OperationSource {
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Handed to the subgraph client. */
  readonly context: unknown;
}

export type ExecutionResult = Refused | Executed;

/** A request that filter and guards have let pass. */
export interface Admitted {
  readonly kind: 'Admitted';
  readonly variant: OperationVariant;
  readonly variables: CoercedVariables;
  /** What it is not answered; null when it is answered all. */
  readonly withheld: Withheld | null;
}

/** Nothing was fetched: no operation is meant, its variables do not fit, a guard or the filter refuses it, or it cannot be planned. */
export interface Refused {
  readonly kind: 'Refused';
  readonly errors: readonly GraphQLError[];
}

export interface Executed {
  readonly kind: 'Executed';
  readonly operation: OperationDefinitionNode;
  /** The data as JSON, in wire text. */
  readonly data: string;
  readonly errors: readonly ExecutionError[];
}
