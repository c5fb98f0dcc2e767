import type { GraphQLSchema } from 'graphql';

import type { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import type { PlanNode } from '../plan/PlanNode.ts';

export interface PlannedSchemas {
  /** All types, with the directives of the join specification. */
  readonly supergraph: GraphQLSchema;
  /** What clients see. */
  readonly api: GraphQLSchema;
}

/** Gets what happens while one operation is planned. */
export interface PlanningReport {
  /** A planner has no plan, or an invalid one, so that another one is tried. */
  rejected(planner: string, reason: string): void;
  /** Whether a planner took too long for a part of the operation. Then none but the last one of a chain plans the others. */
  tookTooLong: boolean;
}

/** Makes query plans for one supergraph. */
export interface Planner {
  /**
   * Plans a document of one operation, which has been validated, uses no introspection and defines all its fragments.
   *
   * @param signal ends the planning; what takes too long must not be waited for
   * @param report is called with what happens on the way
   * @returns null when nothing has to be fetched
   * @throws PlanningTimeoutError where this planner takes longer than it should for any operation
   */
  plan(document: GraphQLDocument, signal: AbortSignal, report?: PlanningReport): Promise<PlanNode | null>;
  /** Lets go of what it holds, once what it is planning is planned. */
  close(): void;
}

/** Why an operation is not planned now: planners have too much to do. */
export class PlanningOverloadError extends Error {
  override name = 'PlanningOverloadError';

  constructor() {
    super('Too many operations wait to be planned.');
  }
}

/** Why a planner has no plan for an operation that it might have planned, had it had more time. */
export class PlanningTimeoutError extends Error {
  override name = 'PlanningTimeoutError';

  constructor() {
    super('Planning this operation takes too long.');
  }
}
