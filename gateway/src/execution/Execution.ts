import type { GraphQLError, OperationDefinitionNode } from 'graphql';

import type { ExecutionError } from './ExecutionError.ts';
import type { KnownOperation } from './KnownOperation.ts';
import type { OperationSource } from './KnownOperations.ts';
import type { Withheld } from './OperationFilter.ts';
import type { CoercedVariables } from './OperationGuard.ts';

export interface ExecutionRequest extends OperationSource {
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Handed to the subgraph client. */
  readonly context: unknown;
}

export type ExecutionResult = Refused | Executed;

/** A request that filter and guards have let pass. */
export interface Admitted {
  readonly kind: 'Admitted';
  readonly operation: KnownOperation;
  readonly variables: CoercedVariables;
  /** The values of the Boolean variables that decide which fields there are. */
  readonly conditions: ReadonlyMap<string, boolean>;
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
