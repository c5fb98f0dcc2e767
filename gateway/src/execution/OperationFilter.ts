import type { FieldNode } from 'graphql';

import type { ExecutionError } from './ExecutionError.ts';
import type { SingleOperation } from './operation/toPlannable.ts';

/** Decides which fields of an operation are answered, which depends on who asks. */
export interface OperationFilter {
  /**
   * Looks at an operation once, however often it is executed.
   *
   * @returns what looks at each request for it; null where everybody is answered all of it
   */
  prepare(operation: SingleOperation): PreparedFilter | null;
}

export interface PreparedFilter {
  /**
   * What a request is not answered; null when it is answered all. An operation is planned anew for each object that this
   * returns: equal outcomes should be the same one.
   *
   * @param context of the request, as the subgraph client gets it
   */
  withheldFrom(context: unknown): Withheld | null | Promise<Withheld | null>;
}

/** Fields of an operation that are not answered: null, with an error each, and nothing is fetched for them. */
export interface Withheld {
  /** Those of the operation's own nodes that are withheld, wherever their fragments are spread, with all below them. */
  readonly fields: ReadonlySet<FieldNode>;
  /** The error of each of them, but for its path. */
  readonly error: Omit<ExecutionError, 'path'>;
  /** Whether a request for any of them is refused as a whole. */
  readonly refuses: boolean;
}
