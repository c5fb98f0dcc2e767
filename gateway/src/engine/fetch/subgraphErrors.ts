import type { SubgraphFetch } from '../plan/PlanNode.ts';
import { isJsonObject, type Json, type JsonObject } from '../raw-json/Json.ts';
import { type ExecutionError, MAX_ERRORS, type ResponsePath } from './ExecutionError.ts';
import type { PlanExecution } from './PlanExecution.ts';
import { possiblePath } from './possiblePath.ts';
import { readError } from './readError.ts';
import type { RequestedFields } from './RequestedFields.ts';
import { SubgraphError } from './SubgraphClient.ts';

/**
 * The paths in the client's response of a path in a subgraph's response: none, one or, for a shared entity, many.
 *
 * @param path that is possible in the subgraph's response
 * @param data of the subgraph's response, unchanged
 */
export type PathTranslation = (path: ResponsePath, data: Json | undefined) => readonly ResponsePath[];

/** Which paths the errors of a fetch can have, and how they translate. */
export interface ErrorPaths {
  readonly requested: () => RequestedFields;
  readonly translate: PathTranslation;
}

/** Whether a response has errors, or no data, which is one. */
export function hasErrors({ errors, data }: JsonObject): boolean {
  return (errors !== undefined && errors !== null) || !isJsonObject(data);
}

/**
 * Adds the errors of a subgraph's response to an execution, with translated paths. Without data, those that have no path are the
 * reason why the fetch failed.
 */
export function reportErrors(
  execution: PlanExecution,
  fetch: SubgraphFetch,
  response: JsonObject,
  paths: ErrorPaths,
): void {
  const { subgraph } = fetch;
  const errors = readErrors(response, subgraph, paths);
  const { data } = response;
  if (isJsonObject(data)) {
    execution.errors.push(...errors);
    return;
  }
  if (data !== null && data !== undefined) errors.push(malformed(subgraph, 'its data is no object'));
  else if (errors.length === 0) errors.push(malformed(subgraph, 'it has neither data nor errors'));
  for (const error of errors) {
    if (error.path) execution.errors.push(error);
    else execution.recordFailure({ ...error, isOfRequest: true }, fetch);
  }
}

function readErrors(
  { errors, data }: JsonObject,
  subgraph: string,
  { requested, translate }: ErrorPaths,
): ExecutionError[] {
  if (errors === undefined || errors === null) return [];
  if (!Array.isArray(errors)) return [malformed(subgraph, 'its errors are no list')];
  const read: ExecutionError[] = [];
  for (const error of errors) {
    const withoutPath = readError(error, subgraph);
    const given = isJsonObject(error) ? error['path'] : undefined;
    const path = Array.isArray(given) ? possiblePath(given, requested(), data) : undefined;
    const translated = path ? translate(path, data) : [];
    if (read.length + translated.length >= MAX_ERRORS) {
      read.push(malformed(subgraph, 'it has too many errors'));
      break;
    }
    if (translated.length === 0) read.push(withoutPath);
    for (const one of translated) read.push({ ...withoutPath, path: one });
  }
  return read;
}

/** Failures that one entity of many can cause: it crashes the resolver, takes too long, or its answer is too large. */
const OF_ONE_BATCH = new Set(['SUBREQUEST_MALFORMED_RESPONSE', 'SUBREQUEST_HTTP_ERROR', 'GATEWAY_TIMEOUT']);

/** Whether a request may have failed because of one of its batches, so that the others can succeed without it. */
export function mayConcernOneBatch(error: unknown): error is SubgraphError {
  return error instanceof SubgraphError && OF_ONE_BATCH.has(error.code);
}

/** The error of a fetch that returned nothing. */
export function fetchFailure(error: unknown, subgraph: string): ExecutionError {
  if (error instanceof SubgraphError)
    return { message: error.message, extensions: { code: error.code, serviceName: subgraph } };
  // Merging and writing recurse as deep as the data.
  if (error instanceof RangeError) return malformed(subgraph, 'there is data that is nested too deeply');
  throw error;
}

/** The error of a response that does not fit the request. */
export function malformed(subgraph: string, fault: string): ExecutionError {
  return {
    message: `The ${subgraph} subgraph's answer does not fit the request: ${fault}.`,
    extensions: { code: 'SUBREQUEST_MALFORMED_RESPONSE', serviceName: subgraph },
  };
}
