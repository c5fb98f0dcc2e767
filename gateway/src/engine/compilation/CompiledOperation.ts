import type { PlanExecution } from '../fetch/PlanExecution.ts';
import type { ResponseWriter } from '../response/compileResponse.ts';
import type { ResponseShape } from '../response/ResponseShape.ts';

/** What is computed once for an operation, however often it is executed. */
export interface CompiledOperation {
  /**
   * Fetches and introspects the data; null where there is none.
   *
   * @param variables the client's
   */
  readonly execute: ((execution: PlanExecution, variables: Readonly<Record<string, unknown>>) => Promise<void>) | null;
  /** Which fields the response has. */
  readonly shape: ResponseShape;
  readonly writeResponse: ResponseWriter;
}
