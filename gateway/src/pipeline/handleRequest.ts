import type { HttpResponse, Route } from '@online-books/service-kit/http/HttpMessage';
import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';

import type { Decision } from '../authorization/Authorizer.ts';
import { UNAUTHORIZED } from '../authorization/unauthorizedError.ts';
import { clientKey } from '../client/clientKey.ts';
import type { ExecutionError } from '../engine/fetch/ExecutionError.ts';
import { reject, Rejection } from '../http/Rejection.ts';
import { ExtensionRejection } from '../extensions/ExtensionRejection.ts';
import { ExtensionRun } from '../extensions/ExtensionRun.ts';
import { checkHttp } from './checkHttp.ts';
import { createExchange, type Exchange } from './Exchange.ts';
import { hookOperation } from './hookOperation.ts';
import { hookResponse } from './hookResponse.ts';
import { findDocument } from './findDocument.ts';
import { checkBatch, handleBatch } from './handleBatch.ts';
import { toOperationRequest } from './OperationRequest.ts';
import { readParameters } from './readParameters.ts';
import type { Stages } from './Stages.ts';
import { toRejection } from './toRejection.ts';
import type { ExecutedResponse } from './writeResponse.ts';

/**
 * Returns the route of the gateway: the sequence of stages that every request passes. Each stage is a call, and lives in a file of
 * its own; one that rejects the request returns a `Rejection`, or throws a `GraphQLError`, and what it returns is written as every
 * other response is.
 */
export function createRequestHandler(stages: Stages): Route {
  const { formatError, hooks, writeResponse } = stages;

  async function handleRequest(request: Parameters<Route>[0]): Promise<HttpResponse> {
    const page = stages.landingPage?.(request);
    if (page) return page;

    // Read. The head comes first: a client whose response could not be written need not be read.
    const exchange = createExchange(request);
    const fault = checkHttp(exchange);
    if (fault) return writeResponse(fault, exchange);

    // Requests in flight are finished before others start.
    await stages.scheduler.turn();
    const parameters = await readParameters(request);
    if (!Array.isArray(parameters) || stages.batchLimit === 0) return respond(exchange, parameters);
    const excess = checkBatch(parameters, stages.batchLimit);
    return excess ? writeResponse(excess, exchange) : handleBatch(exchange, parameters, respond);
  }

  /** Executes and writes one operation. */
  async function respond(exchange: Exchange, parameters: unknown): Promise<HttpResponse> {
    let outcome: ExecutedResponse | Rejection;
    try {
      if (hooks) exchange.extensions = new ExtensionRun(exchange.request);
      if (exchange.extensions) await hooks?.onRequest?.(exchange.extensions);
      outcome = await execute(exchange, parameters);
    } catch (error) {
      if (error instanceof ExtensionRejection) outcome = error.toRejection();
      else if (error instanceof GraphQLError) outcome = toRejection([error], undefined, formatError);
      else throw error;
    }
    const response = writeResponse(outcome, exchange);
    if (!hooks?.onResponse) return response;
    const hooked = await hookResponse(hooks.onResponse, exchange, { response, errors: outcome.errors });
    return hooked instanceof Rejection ? writeResponse(hooked, exchange) : hooked;
  }

  async function execute(exchange: Exchange, parameters: unknown): Promise<ExecutedResponse | Rejection> {
    const { request } = exchange;
    const wanted = toOperationRequest(parameters);
    if (wanted instanceof Rejection) return wanted;

    // Document. Persisted documents are found before anything else is done: what is not in a safelist costs nothing more.
    const requested = await findDocument(wanted, stages.persistedDocuments);
    if (requested instanceof Rejection) return requested;

    // The viewer is known before the document is checked, because the check of a new document is charged.
    const context = (exchange.context = await stages.createContext(request));
    context.extensions = exchange.extensions;
    const client = clientKey(context);
    const version = stages.currentVersion();
    const verdict = await stages.checkDocument(version.documents, requested.document, client);
    if (verdict.kind === 'Invalid') return new Rejection(400, verdict.errors);
    requested.onValid?.(client);

    // Operation.
    const { document, source } = verdict;
    const { operationName } = wanted;
    const operation = (exchange.operation = getOperationAST(document, operationName) ?? undefined);
    if (request.method === 'GET' && operation && operation.operation !== OperationTypeNode.QUERY)
      return rejectGet(operation.operation);

    // Check: the token, authorization, then what the executor is given: filter, size, cost and rates, in this order.
    const operationRequest = { document, source, operationName, variables: wanted.variables ?? {}, context };
    const tokenError = stages.requireValidToken(operationRequest);
    if (tokenError) return toRejection([tokenError], verdict, formatError);
    if (hooks?.onOperation && operation) await hookOperation(hooks.onOperation, exchange, { document, operation });
    const decision = version.authorize && (await version.authorize(operationRequest));
    if (decision && 'rejection' in decision) return toRejection(decision.rejection, verdict, formatError);
    const checked = await version.executor.check(operationRequest);
    if (checked.kind === 'Rejected') return toRejection(checked.errors, verdict, formatError);

    // Response cache and execution, which equal requests may share.
    const result = await stages.execute(version.executor, operationRequest, checked);
    if (result.kind === 'Rejected') return toRejection(result.errors, verdict, formatError);
    const errors = decision ? reportUnauthorized(result.errors, decision) : result.errors;
    return { data: result.data, errors: errors.map((error) => formatError(toFormatted(error), error)) };
  }

  return handleRequest;
}

/** The specification lets GET requests query only: pages, crawlers and caches send them freely (GraphQL over HTTP, section 5.1). */
function rejectGet(kind: OperationTypeNode): Rejection {
  return reject(405, 'BAD_REQUEST', `A GET request must be a query, not a ${kind}: use POST.`, { allow: 'POST' });
}

/** The executor reports removed fields where they would have been fetched. Authorization reports all of them. */
function reportUnauthorized(
  errors: readonly ExecutionError[],
  decision: Extract<Decision, { errors: unknown }>,
): readonly ExecutionError[] {
  return [...decision.errors, ...errors.filter(({ extensions }) => extensions !== UNAUTHORIZED.extensions)];
}

function toFormatted({ message, path, extensions }: ExecutionError) {
  return { message, ...(path && { path }), extensions };
}
