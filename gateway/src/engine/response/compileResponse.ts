import type { ExecutionError } from '../fetch/ExecutionError.ts';
import type { PlanExecution } from '../fetch/PlanExecution.ts';
import { compileSerializer } from './compileSerializer.ts';
import { type ProjectionOptions, projectWithErrors } from './projectWithErrors.ts';

/** The data, as JSON in raw JSON, and the errors of a response. */
export interface WrittenResponse {
  readonly data: string;
  readonly errors: readonly ExecutionError[];
}

export type ResponseWriter = (execution: PlanExecution) => WrittenResponse;

export interface ResponseOptions extends ProjectionOptions {
  /** Errors of every execution, which come first. */
  readonly errors: readonly ExecutionError[];
}

/** Compiles how an execution is written as a response: by generated code where it fits the schema, else by `projectWithErrors`. */
export function compileResponse({ errors, ...options }: ResponseOptions): ResponseWriter {
  const serialize = compileSerializer(options.schema, options.shape, options.rootType);
  return (execution) => {
    const data = serialize(execution.data);
    if (data !== null && execution.failures.size === 0) return { data, errors: concat(errors, execution.errors) };
    const projection = projectWithErrors(execution, options);
    return { data: data ?? JSON.stringify(projection.data), errors: concat(errors, projection.errors) };
  };
}

/** Most responses have errors of one kind, if any. */
function concat(some: readonly ExecutionError[], others: readonly ExecutionError[]): readonly ExecutionError[] {
  return some.length === 0 ? others : [...some, ...others];
}
