import type { HttpRequest, HttpResponse } from '@online-books/service-kit/http/HttpMessage';
import type { OperationCost } from '@online-books/service-kit/observation/Observation';
import type { GraphQLFormattedError, OperationDefinitionNode } from 'graphql';

import { COST_HEADER } from '../demand-control/costExtensionsPlugin.ts';
import { toRawJson, writeRawJson } from '../engine/raw-json/writeRawJson.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';
import { isLegacyClient, knownResponseType } from './mediaTypes.ts';
import { areOfOperation, type Rejection } from './Rejection.ts';

/** Whether an answer is written here: its media type is known, and no extensions are asked. */
export function isPlain({ headers }: HttpRequest): boolean {
  return headers[COST_HEADER] === undefined && knownResponseType(headers.accept) !== undefined;
}

/** As Apollo Server writes it: errors first, a line feed last. */
export function writeExecuted(
  request: HttpRequest,
  { data, errors }: { readonly data: string; readonly errors: readonly GraphQLFormattedError[] },
  { name, operation: operationKind }: OperationDefinitionNode,
  { cost, cachePolicy }: GatewayContext,
): HttpResponse {
  request.observation.tell({
    operationName: name?.value ?? null,
    operationKind,
    isExecuted: true,
    errorCodes: codesOf(errors),
    cost,
  });
  const head = errors.length > 0 ? `"errors":${toRawJson(JSON.stringify(errors))},` : '';
  return {
    status: 200,
    headers: {
      ...(errors.length > 0 ? { 'cache-control': 'no-store' } : cachePolicy.headers),
      'content-type': knownResponseType(request.headers.accept)!,
    },
    body: writeRawJson(`{${head}"data":${data}}\n`),
    encoding: 'latin1',
  };
}

/** @param operation where it is known which one was meant */
export function writeRejection(
  request: HttpRequest,
  { status, headers, errors }: Rejection,
  operation: OperationDefinitionNode | undefined,
  cost: OperationCost,
): HttpResponse {
  request.observation.tell({
    operationName: operation?.name?.value ?? null,
    operationKind: operation?.operation,
    isExecuted: false,
    errorCodes: codesOf(errors),
    cost,
  });
  const isLegacy = status === 400 && areOfOperation(errors) && isLegacyClient(request.headers.accept);
  return {
    status: isLegacy ? 200 : status,
    headers: { ...headers, 'cache-control': 'no-store', 'content-type': knownResponseType(request.headers.accept)! },
    body: `${JSON.stringify({ errors })}\n`,
  };
}

function codesOf(errors: readonly GraphQLFormattedError[]): unknown[] {
  return errors.map(({ extensions }) => extensions?.['code']);
}
