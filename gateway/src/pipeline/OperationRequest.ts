import { Rejection } from '../http/Rejection.ts';
import { badRequest, isObject } from './readParameters.ts';

/** A well-formed request for an operation (GraphQL over HTTP, section 5). */
export interface OperationRequest {
  /** Absent, null or empty if the request names a persisted document. */
  readonly query?: string | null;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  /** The gateway reads `persistedQuery` only. */
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

const NOT_AN_OBJECT = badRequest(
  'A request must be a JSON object with query, operationName, variables and extensions.',
);
const BATCHES_DISABLED = badRequest(
  'A list of operations (batch) is not supported here: send each in a request of its own.',
);
const QUERY_FAULT = badRequest('query must be a string: the text of a GraphQL document.');
const NAME_FAULT = badRequest('operationName must be a string.');
const VARIABLES_FAULT = badRequest('variables must be a JSON object.');
const EXTENSIONS_FAULT = badRequest('extensions must be a JSON object.');

/** Checks the types of a request's parameters, unless they could not be read. */
export function toOperationRequest(parameters: unknown): OperationRequest | Rejection {
  if (parameters instanceof Rejection) return parameters;
  if (!isObject(parameters)) return Array.isArray(parameters) ? BATCHES_DISABLED : NOT_AN_OBJECT;
  const { query, operationName, variables, extensions } = parameters as Partial<
    Record<keyof OperationRequest, unknown>
  >;
  if (isPresent(query) && typeof query !== 'string') return QUERY_FAULT;
  if (isPresent(operationName) && typeof operationName !== 'string') return NAME_FAULT;
  if (isPresent(variables) && !isObject(variables)) return VARIABLES_FAULT;
  if (isPresent(extensions) && !isObject(extensions)) return EXTENSIONS_FAULT;
  return parameters;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
