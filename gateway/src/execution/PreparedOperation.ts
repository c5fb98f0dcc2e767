import type { FieldNode } from 'graphql';

import type { Introspection } from './compileIntrospection.ts';
import type { ExecutionError } from './ExecutionError.ts';
import type { CompiledStep } from './fetching/compileFetch.ts';
import type { Withheld } from './OperationFilter.ts';
import type { SingleOperation } from './operation/toPlannable.ts';
import type { SubgraphFetch } from './plan/PlanNode.ts';
import type { Serializer } from './projection/compileSerializer.ts';
import type { OperationShape } from './projection/OperationShape.ts';

/** What is worked out once for an operation, however often it is executed. */
export interface PreparedOperation {
  /** What was asked for, which is the shape of the answer. */
  readonly single: SingleOperation;
  /** What of it is answered. */
  readonly answered: SingleOperation;
  /** What of it is not, and why; null when all is. */
  readonly withheld: Withheld | null;
  /** The fields that have no value therefore: those that are withheld, and those of which nothing else was asked. */
  readonly gone: ReadonlySet<FieldNode>;
  /** Null when nothing has to be fetched. */
  readonly execute: CompiledStep | null;
  /** What `execute` may send, by which errors find their fields. */
  readonly fetches: readonly SubgraphFetch[];
  /** What the API's schema answers by itself; null when nothing of the kind is asked for. */
  readonly introspection: Introspection | null;
  readonly rootType: string;
  /** Shapes and serializers by the values of the condition variables. */
  readonly variants: Map<string, OperationVariant>;
}

/** An operation under given conditions: which fields its answer has, and how it is written. */
export interface OperationVariant {
  readonly shape: OperationShape;
  readonly serialize: Serializer;
  /** An error for each field that is withheld. */
  readonly errors: readonly ExecutionError[];
  /** Whether all was withheld. */
  readonly isWithheld: boolean;
}
