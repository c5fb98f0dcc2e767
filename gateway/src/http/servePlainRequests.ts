import type { GraphQLRoute } from '@online-books/service-kit/graphql/graphqlRoute';
import type { HttpRequest, HttpResponse, Route } from '@online-books/service-kit/http/HttpMessage';
import type { GraphQLFormattedError } from 'graphql';

import type { ServedGraph } from '../execution/apollo/ServedGraphs.ts';
import type { Executed } from '../execution/Execution.ts';
import type { ExecutionError } from '../execution/ExecutionError.ts';
import { toWireText, writeWireText } from '../execution/wire/writeWireText.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';
import { knownResponseType } from './mediaTypes.ts';
import { PlainDocuments } from './PlainDocuments.ts';
import { readPlainRequest } from './PlainRequest.ts';
import { type Execute, mutates } from './shareQueries.ts';

export interface PlainRequestsOptions {
  readonly served: () => ServedGraph | undefined;
  /** How requests are executed: each by itself, or shared. */
  readonly execute: Execute;
  /** Makes a request's context, which Apollo Server is then given with it. */
  readonly createContext: (request: HttpRequest) => Promise<GatewayContext>;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  /** Longer documents are not read to their end. */
  readonly maxTokens: number;
}

/**
 * Answers plain requests without Apollo Server's pipeline, which can cost more than executing them. Whatever is not plain
 * goes to Apollo Server: other methods and media types, introspection, broken tokens, and all that is refused
 * before execution, which it only writes, so that a client cannot tell which of the two has answered.
 */
export function servePlainRequests(apollo: GraphQLRoute<GatewayContext>, options: PlainRequestsOptions): Route {
  const { served, execute, createContext, formatError, maxTokens } = options;
  const documents = new WeakMap<ServedGraph, PlainDocuments>();

  return async (request) => {
    const plain = await readPlainRequest(request);
    const graph = served();
    if (!plain || !graph) return apollo(request);
    if (!documents.has(graph)) {
      const findValid = (source: string) => graph.executor.documentOf(source);
      documents.set(graph, new PlainDocuments(graph.documentSchema, { maxTokens, findValid }));
    }
    const known = documents.get(graph)?.get(plain.query);
    if (!known || (request.method === 'GET' && mutates(known.document))) return apollo(request);

    const made = createContext(request);
    const context = await made.catch(() => null);
    if (!context) return apollo(request, made);
    const result = await execute(graph.executor, {
      ...known,
      operationName: plain.operationName,
      variables: plain.variables ?? {},
      context: { context },
    });
    if (result.kind === 'Refused') {
      context.refused = result;
      return apollo(request, made);
    }

    const errors = result.errors.map((error) => formatError(toFormatted(error), error));
    const { name, operation: operationKind } = result.operation;
    request.observation.tell({
      operationName: name?.value ?? null,
      operationKind,
      isExecuted: true,
      errorCodes: result.errors.map(({ extensions }) => extensions.code),
      cost: context.cost,
    });
    return toResponse(result, errors, {
      ...(errors.length > 0 ? { 'cache-control': 'no-store' } : context.cachePolicy.headers),
      'content-type': knownResponseType(request.headers.accept)!,
    });
  };
}

function toFormatted({ message, path, extensions }: ExecutionError): GraphQLFormattedError {
  return { message, ...(path && { path }), extensions };
}

/** As Apollo Server writes it: errors first, a line feed last. */
function toResponse(
  { data }: Executed,
  errors: readonly GraphQLFormattedError[],
  headers: Readonly<Record<string, string>>,
): HttpResponse {
  const head = errors.length > 0 ? `"errors":${toWireText(JSON.stringify(errors))},` : '';
  return {
    status: 200,
    headers,
    body: writeWireText(`{${head}"data":${data}}\n`),
    encoding: 'latin1',
  };
}
