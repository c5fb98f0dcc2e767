import type { GraphQLRoute } from '@online-books/service-kit/graphql/graphqlRoute';
import type { HttpRequest, HttpResponse } from '@online-books/service-kit/http/HttpMessage';
import type { ValidDocument } from '@online-books/service-kit/validation/checkDocument';
import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';

import type { CheckDocument } from '../documents/createDocumentChecker.ts';
import type { SupergraphVersion } from '../engine/SupergraphVersions.ts';
import type { ExecutionError } from '../engine/fetch/ExecutionError.ts';
import { clientKey } from '../client/clientKey.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';
import { type OperationRequest, readOperationRequest } from './OperationRequest.ts';
import { type FormatError, type Rejection, rejectionOf, toRejection } from './Rejection.ts';
import type { Execute } from './shareQueries.ts';
import { isPlain, writeExecuted, writeRejection } from './writeAnswer.ts';

export interface PlainRequestsOptions {
  readonly served: () => SupergraphVersion | undefined;
  /** How requests are executed: each by itself, or shared. */
  readonly execute: Execute;
  /** Makes a request's context, which Apollo Server is then given with it. */
  readonly createContext: (request: HttpRequest) => Promise<GatewayContext>;
  readonly formatError: FormatError;
  readonly checkDocument: CheckDocument;
}

/** @param onValid is called with the client's key when the request's document is valid */
export type OperationRoute = (request: HttpRequest, onValid?: (client: string) => void) => Promise<HttpResponse>;

/**
 * Answers requests for an operation: checks the document, executes, writes. Where that takes more than a well-known `Accept` header,
 * Apollo Server writes the answer, by the request's context. It also rejects what is no request for an operation, broken tokens, and
 * mutations by GET.
 */
export function servePlainRequests(
  apollo: GraphQLRoute<GatewayContext>,
  options: PlainRequestsOptions,
): OperationRoute {
  const { served, execute, createContext, formatError, checkDocument } = options;

  return async (request, onValid) => {
    const operation = await readOperationRequest(request);
    const graph = served();
    if (!operation || !graph) return apollo(request);
    const made = createContext(request);
    const context = await made.catch(() => null);
    if (!context) return apollo(request, made);

    const reject = (rejection: Rejection, known?: ValidDocument) => {
      if (isPlain(request))
        return writeRejection(request, rejection, known && operationOf(known, operation), context.cost);
      context.answer = { kind: 'Rejected', rejection };
      return apollo(request, made);
    };

    const client = clientKey(context);
    let known: ValidDocument | undefined;
    try {
      const verdict = await checkDocument(graph, operation.query, client);
      if (verdict.kind === 'Invalid') return reject(rejectionOf(verdict.errors));
      known = verdict;
    } catch (error) {
      if (error instanceof GraphQLError) return reject(toRejection([error], undefined, formatError));
      throw error;
    }
    onValid?.(client);
    context.document = known.document;
    if (request.method === 'GET' && mutates(known, operation)) return apollo(request, made);

    const result = await execute(graph.executor, {
      document: known.document,
      source: known.source,
      operationName: operation.operationName,
      variables: operation.variables ?? {},
      context: { context },
    });
    if (result.kind === 'Rejected') return reject(toRejection(result.errors, known, formatError), known);
    const executed = {
      data: result.data,
      errors: result.errors.map((error) => formatError(toFormatted(error), error)),
    };
    if (isPlain(request)) return writeExecuted(request, executed, result.operation, context);
    context.answer = { kind: 'Executed', ...executed };
    return apollo(request, made);
  };
}

function operationOf({ document }: ValidDocument, { operationName }: OperationRequest) {
  return getOperationAST(document, operationName) ?? undefined;
}

function mutates(known: ValidDocument, request: OperationRequest): boolean {
  return (operationOf(known, request)?.operation ?? OperationTypeNode.QUERY) !== OperationTypeNode.QUERY;
}

function toFormatted({ message, path, extensions }: ExecutionError) {
  return { message, ...(path && { path }), extensions };
}
