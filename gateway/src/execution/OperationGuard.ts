import type { JsonObject } from './Json.ts';
import type { SingleOperation } from './operation/toPlannable.ts';
import type { OperationShape } from './projection/OperationShape.ts';

/** Variables of a request, coerced, with defaults (GraphQL specification, section 6.1.2). */
export type CoercedVariables = Readonly<Record<string, unknown>>;

/** Decides which operations are executed, before they are planned. */
export interface OperationGuard {
  /**
   * Looks at an operation once, however often it is executed.
   *
   * @param operation valid, and not planned yet: it may be written so that it is very large
   * @returns what looks at each request for it; null where there is nothing more to look at
   * @throws GraphQLError where it is refused, whatever the request
   */
  prepare(operation: SingleOperation): PreparedGuard | null;
}

/** Decides on the requests for one operation. */
export interface PreparedGuard {
  /**
   * Lets a request pass, or throws the GraphQLError with which it is refused. Nothing but a later guard refuses what has
   * passed, though it may turn out that it cannot be planned.
   *
   * @param context of the request, as the subgraph client gets it
   */
  admit(variables: CoercedVariables, context: unknown): void | Promise<void>;
  /**
   * Is told what came of a request that it let pass.
   *
   * @param execution null where nothing was executed, as the answer had been kept, or was somebody else's too
   */
  observe?(execution: ObservedExecution | null, context: unknown): void;
}

/** What came of a request, before it is written as the answer. */
export interface ObservedExecution {
  readonly variables: CoercedVariables;
  /** What was fetched, which need not fit the schema. */
  readonly data: JsonObject;
  /** Which of it is answered. */
  readonly shape: OperationShape;
}
