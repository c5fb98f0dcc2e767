import type { GraphQLSchema } from 'graphql';

import type { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import type { PlanNode } from '../plan/PlanNode.ts';

export interface PlannedSchemas {
  /** All types, with the directives of the join specification. */
  readonly supergraph: GraphQLSchema;
  /** What clients see. */
  readonly api: GraphQLSchema;
}

/** Receives the events of planning one operation. */
export interface PlanningReport {
  /** A planner has no plan, or an invalid one, so that another one is tried. */
  rejected(planner: string, reason: string): void;
  /** Whether a planner exceeded its time limit for a part of the operation. Then only the last planner of a chain plans the other parts. */
  tookTooLong: boolean;
}

/** Makes query plans for one supergraph. */
export interface Planner {
  /**
   * Plans a document of one operation, which has been validated, uses no introspection and defines all its fragments.
   *
   * @param signal cancels the planning
   * @param report receives what happens meanwhile
   * @returns null when nothing has to be fetched
   * @throws PlanningTimeoutError where this planner takes longer than it should for any operation
   */
  plan(document: GraphQLDocument, signal: AbortSignal, report?: PlanningReport): Promise<PlanNode | null>;
  /** Releases its resources once no operation is being planned. */
  close(): void;
}

/** Too many operations wait for a planner. */
export class PlanningOverloadError extends Error {
  override name = 'PlanningOverloadError';

  constructor() {
    super('Too many operations wait to be planned.');
  }
}

/** A planner exceeded its time limit for one operation. */
export class PlanningTimeoutError extends Error {
  override name = 'PlanningTimeoutError';

  constructor() {
    super('Planning this operation takes too long.');
  }
}
