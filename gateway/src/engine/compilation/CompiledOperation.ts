import type { Introspection } from './compileIntrospection.ts';
import type { ExecutionError } from '../fetch/ExecutionError.ts';
import type { CompiledStep } from '../fetch/compileFetch.ts';
import type { SubgraphFetch } from '../plan/PlanNode.ts';
import type { Serializer } from '../response/compileSerializer.ts';
import type { ResponseShape } from '../response/ResponseShape.ts';

/** What is worked out once for an operation, however often it is executed. */
export interface CompiledOperation {
  /** Null when nothing has to be fetched. */
  readonly execute: CompiledStep | null;
  /** What `execute` may send, by which errors find their fields. */
  readonly fetches: readonly SubgraphFetch[];
  /** What the API's schema answers by itself; null when nothing of the kind is selected. */
  readonly introspection: Introspection | null;
  readonly rootType: string;
  /** Which fields the response has. */
  readonly shape: ResponseShape;
  readonly serialize: Serializer;
  /** An error for each field that the viewer is not authorized to see. */
  readonly errors: readonly ExecutionError[];
  /** Whether nothing is left of it then. */
  readonly isEmpty: boolean;
}
