import type { Authorizer } from '../authorization/Authorizer.ts';
import { UNAUTHORIZED } from '../authorization/unauthorizedError.ts';
import type { ExecutionError } from '../engine/fetch/ExecutionError.ts';
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

/** Executes requests as they are authorized. */
export function authorizeExecution(execute: Execute, authorize: Authorizer): Execute {
  return async (executor, request) => {
    const decision = await authorize({ ...request, context: request.context.context });
    if (decision && 'rejection' in decision) return { kind: 'Rejected', errors: decision.rejection };
    const result = await execute(executor, request);
    if (!decision || result.kind === 'Rejected') return result;
    return { ...result, errors: withReported(result.errors, decision.errors) };
  };
}

/** The executor marks what was removed, as far as it was to be fetched. All of it is reported instead. */
function withReported(
  errors: readonly ExecutionError[],
  reported: readonly ExecutionError[],
): readonly ExecutionError[] {
  return [...reported, ...errors.filter(({ extensions }) => extensions !== UNAUTHORIZED.extensions)];
}
