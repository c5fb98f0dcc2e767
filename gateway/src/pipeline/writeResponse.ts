import type { HttpResponse } from '@online-books/service-kit/http/HttpMessage';
import type { GraphQLFormattedError } from 'graphql';

import type { CreateVary } from '../caching/createVary.ts';
import { toRawJson, writeRawJson } from '../engine/raw-json/writeRawJson.ts';
import { Rejection } from '../http/Rejection.ts';
import type { Exchange } from './Exchange.ts';
import { DEFAULT_MEDIA } from './ResponseMedia.ts';

/** The request header that requests the costs, whatever its value. */
export const COST_HEADER = 'x-cost';

/** The response to a request that was executed. */
export interface ExecutedResponse {
  /** Raw JSON. */
  readonly data: string;
  readonly errors: readonly GraphQLFormattedError[];
}

export interface WriterOptions {
  readonly createVary: CreateVary;
  /** Whether responses to requests with the header `x-cost` contain the costs. */
  readonly costExtensions: boolean;
}

/** Writes the outcome of a request. */
export type WriteResponse = (outcome: ExecutedResponse | Rejection, exchange: Exchange) => HttpResponse;

const NO_STORE: HttpResponse['headers'] = { 'cache-control': 'no-store' };

/** What is wrong with the operation rather than with the HTTP request. */
const OPERATION_CODES = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * Returns the function that writes and records every response of the pipeline: `errors` first, a line feed last, as Apollo Server
 * does. A response with errors must not be stored.
 */
export function createResponseWriter({ createVary, costExtensions }: WriterOptions): WriteResponse {
  return (outcome, { request, media, context, operation }) => {
    const { errors } = outcome;
    const isRejected = outcome instanceof Rejection;
    const { contentType, isLegacy } = media ?? DEFAULT_MEDIA;
    request.record.record({
      operationName: operation?.name?.value ?? null,
      operationKind: operation?.operation,
      isExecuted: !isRejected,
      errorCodes: errors.map(codeOf),
      cost: context?.cost,
    });
    const own = isRejected ? outcome.headers : undefined;
    const caching = errors.length > 0 || !context ? NO_STORE : context.cachePolicy.headers;
    let text = errors.length > 0 ? `"errors":${toRawJson(JSON.stringify(errors))}` : '';
    if (!isRejected) text += `${text && ','}"data":${outcome.data}`;
    if (costExtensions && context && request.headers[COST_HEADER] !== undefined)
      text += `,"extensions":${JSON.stringify({ cost: context.cost })}`;
    const propagated = context && !context.responseHeaders.isEmpty ? context.responseHeaders : undefined;
    return {
      status: isRejected ? statusOf(outcome, isLegacy) : 200,
      headers: {
        // The headers that the gateway sets itself override those of subgraphs.
        ...propagated?.joined,
        ...caching,
        ...own,
        'content-type': contentType,
        vary: createVary(request.method, caching['vary']),
      },
      ...(propagated && { cookies: propagated.cookies }),
      body: writeRawJson(`{${text}}\n`),
      encoding: 'latin1',
    };
  };
}

/**
 * A client that accepts `application/json` alone gets 200 for a well-formed request whose operation is invalid (GraphQL over HTTP,
 * section 6.4.1); all others get 400.
 */
function statusOf({ status, errors }: Rejection, isLegacy: boolean): number {
  return isLegacy && status === 400 && errors.every((error) => OPERATION_CODES.has(codeOf(error))) ? 200 : status;
}

function codeOf({ extensions }: GraphQLFormattedError): unknown {
  return extensions?.['code'];
}
