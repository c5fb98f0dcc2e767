import { Kind, OperationTypeNode } from 'graphql';

import type { ExecutionRequest, ExecutionResult, Executor } from '../execution/Executor.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** A request whose context tells whose it is. */
export type IdentifiedRequest = ExecutionRequest & { readonly context: { readonly context: GatewayContext } };

/** Executes a request. */
export type Execute = (executor: Executor, request: IdentifiedRequest) => Promise<ExecutionResult>;

/** Every request by itself. */
export const executeEach: Execute = (executor, request) => executor.execute(request);

/**
 * Requests that ask the same of the same executor, with the same variables and forwarded headers, while the first of them
 * is under way, share its answer. Documents with a mutation never do.
 */
export function shareQueries(): Execute {
  const underWay = new WeakMap<Executor, Map<string, Promise<ExecutionResult>>>();
  return async (executor, request) => {
    const { document, source, operationName, variables, context } = request;
    const mutates = document.definitions.some(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation !== OperationTypeNode.QUERY,
    );
    if (mutates) return executor.execute(request);

    if (!underWay.has(executor)) underWay.set(executor, new Map());
    const results = underWay.get(executor)!;
    const key = JSON.stringify([context.context.identity, operationName, source, variables]);
    const shared = results.get(key);
    if (shared) return shared;
    const result = executor.execute(request).finally(() => results.delete(key));
    results.set(key, result);
    return result;
  };
}
