import { type ExecutionError, MAX_ERRORS } from './ExecutionError.ts';
import { isJsonObject, type Json, type JsonObject } from '../raw-json/Json.ts';
import type { SubgraphFetch } from '../plan/PlanNode.ts';
import type { PlanExecution } from './PlanExecution.ts';
import type { ResponsePath } from './ExecutionError.ts';
import { possiblePath } from './possiblePath.ts';
import { readError } from './readError.ts';
import type { RequestedFields } from './RequestedFields.ts';
import { SubgraphError } from './SubgraphClient.ts';

/**
 * Where in the client's answer a path of a subgraph's answer leads: nowhere, to one place or, for a shared entity, to many.
 *
 * @param path that is possible in the subgraph's answer
 * @param data of the subgraph's answer, as it came
 */
export type PathTranslation = (path: ResponsePath, data: Json | undefined) => readonly ResponsePath[];

/** Where the errors of a fetch can be, and where that is in the client's answer. */
export interface ErrorPlaces {
  readonly requested: () => RequestedFields;
  readonly translate: PathTranslation;
}

/**
 * Adds the errors of a subgraph's answer to a run, their paths translated. Where there is no data, those without a path tell
 * why the fetch has failed.
 */
export function reportErrors(
  run: PlanExecution,
  fetch: SubgraphFetch,
  response: JsonObject,
  places: ErrorPlaces,
): void {
  const { subgraph } = fetch;
  const errors = readErrors(response, subgraph, places);
  const { data } = response;
  if (isJsonObject(data)) {
    run.errors.push(...errors);
    return;
  }
  if (data !== null && data !== undefined) errors.push(malformed(subgraph, 'its data is no object'));
  else if (errors.length === 0) errors.push(malformed(subgraph, 'it has neither data nor errors'));
  for (const error of errors) {
    if (error.path) run.errors.push(error);
    else run.fail({ ...error, isOfRequest: true }, fetch);
  }
}

function readErrors(
  { errors, data }: JsonObject,
  subgraph: string,
  { requested, translate }: ErrorPlaces,
): ExecutionError[] {
  if (errors === undefined || errors === null) return [];
  if (!Array.isArray(errors)) return [malformed(subgraph, 'its errors are no list')];
  const read: ExecutionError[] = [];
  for (const error of errors) {
    const report = readError(error, subgraph);
    const told = isJsonObject(error) ? error['path'] : undefined;
    const path = Array.isArray(told) ? possiblePath(told, requested(), data) : undefined;
    const places = path ? translate(path, data) : [];
    if (read.length + places.length >= MAX_ERRORS) {
      read.push(malformed(subgraph, 'it has too many errors'));
      break;
    }
    if (places.length === 0) read.push(report);
    for (const place of places) read.push({ ...report, path: place });
  }
  return read;
}

/** What a subgraph may do because of one entity of many: break down or take too long over it, or answer too much. */
const OF_ONE_PART = new Set(['SUBREQUEST_MALFORMED_RESPONSE', 'SUBREQUEST_HTTP_ERROR', 'GATEWAY_TIMEOUT']);

/** Whether a request may have failed for a part of what it asked, so that the rest may be had without that. */
export function mayBeOfOnePart(error: unknown): error is SubgraphError {
  return error instanceof SubgraphError && OF_ONE_PART.has(error.code);
}

/** The error of a fetch that brought nothing. */
export function fetchFailure(error: unknown, subgraph: string): ExecutionError {
  if (error instanceof SubgraphError)
    return { message: error.message, extensions: { code: error.code, serviceName: subgraph } };
  // Merging and writing descend as deep as the data.
  if (error instanceof RangeError) return malformed(subgraph, 'there is data that is nested too deeply');
  throw error;
}

/** The error of an answer that does not fit the request. */
export function malformed(subgraph: string, fault: string): ExecutionError {
  return {
    message: `The ${subgraph} subgraph's answer does not fit the request: ${fault}.`,
    extensions: { code: 'SUBREQUEST_MALFORMED_RESPONSE', serviceName: subgraph },
  };
}
