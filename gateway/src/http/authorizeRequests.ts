import type { ApolloGateway } from '@apollo/gateway';
import { GraphQLError } from 'graphql';

import type { Authorizer } from '../authorization/Authorizer.ts';
import { UNAUTHORIZED } from '../authorization/unauthorizedError.ts';
import { contextOf } from '../subgraphs/GatewayContext.ts';
import type { Execute } from './shareQueries.ts';

/** Asks one after the other until one has a decision. */
export function inOrder(authorizers: readonly Authorizer[]): Authorizer {
  return async (request) => {
    for (const authorize of authorizers) {
      const decision = await authorize(request);
      if (decision) return decision;
    }
    return null;
  };
}

/** Executes requests as they are authorized, for those that are answered without Apollo Server. */
export function authorizeExecution(execute: Execute, authorize: Authorizer): Execute {
  return async (executor, request) => {
    const decision = await authorize({ ...request, context: request.context.context });
    if (decision && 'rejection' in decision) return { kind: 'Refused', errors: decision.rejection };
    const result = await execute(executor, request);
    if (!decision || result.kind === 'Refused') return result;
    return { ...result, errors: withReported(result.errors, decision.errors) };
  };
}

/** The same for an Apollo gateway, whose executor is set. */
export function authorizeGateway(gateway: ApolloGateway, authorize: Authorizer): void {
  const { executor } = gateway;
  gateway.executor = async (requestContext) => {
    const { document, request } = requestContext;
    const { operationName, variables } = request;
    const decision = await authorize({ document, operationName, variables, context: contextOf(requestContext) });
    if (decision && 'rejection' in decision) return { errors: decision.rejection };
    const result = await executor(requestContext);
    // Without data nothing was executed.
    if (!decision || !('data' in result)) return result;
    const reported = decision.errors.map(
      ({ message, path, extensions }) => new GraphQLError(message, { path: path ?? null, extensions }),
    );
    return { ...result, errors: withReported<GraphQLError>(result.errors ?? [], reported) };
  };
}

/** The executor marks what was removed, as far as it was to be fetched. All of it is reported instead. */
function withReported<Error extends { readonly extensions: object }>(
  errors: readonly Error[],
  reported: readonly Error[],
): readonly Error[] {
  return [...reported, ...errors.filter(({ extensions }) => extensions !== UNAUTHORIZED.extensions)];
}
