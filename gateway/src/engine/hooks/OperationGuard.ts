import type { JsonObject } from '../raw-json/Json.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import type { ResponseShape } from '../response/ResponseShape.ts';

/** Variables of a request, coerced, with defaults (GraphQL specification, section 6.1.2). */
export type CoercedVariables = Readonly<Record<string, unknown>>;

/** Decides which operations are executed, before they are planned. */
export interface OperationGuard {
  /**
   * Looks at an operation once, as the client wrote it. It is valid, and may be written so that it is very large.
   *
   * @throws GraphQLError where it is rejected, whatever the request
   */
  inspect?(operation: ResolvedOperation): void;
  /**
   * Looks once at what is left of an inspected operation when its conditions are settled.
   *
   * @param operation without `@skip` and `@include`
   * @returns what checks each request for it; null where there is nothing more to check
   * @throws GraphQLError where it is rejected, whatever the request
   */
  prepare?(operation: ResolvedOperation): PreparedGuard | null;
}

/** Decides on the requests for one operation. */
export interface PreparedGuard {
  /**
   * Lets a request pass, or throws the GraphQLError with which it is rejected. Nothing but a later guard rejects what has
   * passed, though planning may turn out to be overloaded.
   */
  check(request: GuardedRequest): void | Promise<void>;
  /**
   * Is called with the outcome of a request that passed.
   *
   * @param execution null where nothing was executed: the response was cached, or shared with another request
   */
  observe?(execution: ObservedExecution | null, context: unknown): void;
}

export interface GuardedRequest {
  readonly variables: CoercedVariables;
  /** Of the request, as the subgraph client gets it. */
  readonly context: unknown;
  /** How many selections must be planned for this request, with fragments expanded; 0 where the plan is known. */
  readonly unplannedSelections: number;
}

/** What came of a request, before it is written as the response. */
export interface ObservedExecution {
  readonly variables: CoercedVariables;
  /** What was fetched, which need not fit the schema. */
  readonly data: JsonObject;
  /** Which of it is part of the response. */
  readonly shape: ResponseShape;
}
