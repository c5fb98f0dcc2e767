/** What came of planning one operation. */
export interface PlanningEvent {
  /** The operation's name in its document. Clients choose it, and its length. */
  readonly operationName: string | undefined;
  /** The client's document. */
  readonly source: string;
  /** `rejected`: no planner has a valid plan; `overloaded`: planners had too much to do. */
  readonly outcome: 'planned' | 'rejected' | 'overloaded';
  /** The planners that were tried in vain, in this order. */
  readonly rejections: readonly PlannerRejection[];
}

export interface PlannerRejection {
  readonly planner: string;
  readonly reason: string;
}
