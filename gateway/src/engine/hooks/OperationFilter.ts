import type { FieldNode } from 'graphql';

import type { ExecutionError } from '../fetch/ExecutionError.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';

/** Removes fields from operations, depending on the viewer. */
export interface OperationFilter {
  /**
   * Called once for each operation, however often it is executed.
   *
   * @returns the filter of each request for it; null if no field is ever removed
   */
  prepare(operation: ResolvedOperation): PreparedFilter | null;
}

export interface PreparedFilter {
  /**
   * The fields that are removed for a request; null if there are none. The operation is planned once for each object that this
   * returns, so equal results should be the same object.
   *
   * @param context of the request, as the subgraph client gets it
   */
  removedFields(context: unknown): RemovedFields | null | Promise<RemovedFields | null>;
}

/** Fields that are not fetched. Each is null in the response, with an error. */
export interface RemovedFields {
  /** Nodes of the operation. A node is removed wherever its fragment is spread, with everything below it. */
  readonly fields: ReadonlySet<FieldNode>;
  /** The error of each field, without its path. */
  readonly error: Omit<ExecutionError, 'path'>;
}
