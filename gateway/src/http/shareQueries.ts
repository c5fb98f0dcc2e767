import { type DocumentNode, Kind, OperationTypeNode } from 'graphql';

import type { CachePolicy } from '../caching/CachePolicy.ts';
import type { ExecutionRequest, ExecutionResult } from '../engine/Execution.ts';
import type { Executor } from '../engine/Executor.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';
import { SharedCancellation } from './SharedCancellation.ts';

/** A request whose context tells whose it is. */
export type IdentifiedRequest = ExecutionRequest & { readonly context: { readonly context: GatewayContext } };

/** Executes a request. */
export type Execute = (executor: Executor, request: IdentifiedRequest) => Promise<ExecutionResult>;

/** Every request by itself. */
export const executeEach: Execute = (executor, request) => executor.execute(request);

/** An execution that more requests may join. */
interface Shared {
  readonly cancellation: SharedCancellation;
  /** Of the first. */
  readonly cachePolicy: CachePolicy;
  readonly result: Promise<ExecutionResult>;
}

/**
 * Requests that ask the same of the same executor, with the same variables and forwarded headers, while the first of them
 * is under way, share its answer, which is due when the first one's is. Documents with a mutation never do. Each is checked by
 * itself, and so rejected or charged as if it were alone.
 */
export function shareQueries(): Execute {
  const underWay = new WeakMap<Executor, Map<string, Shared>>();
  return async (executor, request) => {
    const { document, source, operationName, variables, context } = request;
    if (mutates(document)) return executor.execute(request);
    const checked = await executor.check(request);
    if (checked.kind === 'Rejected') return checked;

    if (!underWay.has(executor)) underWay.set(executor, new Map());
    const executions = underWay.get(executor)!;
    const own = context.context;
    const key = JSON.stringify([own.identity, operationName, source, variables]);
    let shared = executions.get(key);
    if (!shared) {
      const cancellation = new SharedCancellation(own.cancellation.deadline);
      const withShared = { ...request, context: { context: { ...own, cancellation: cancellation.cancellation } } };
      const { cachePolicy } = own;
      const result = executor.execute(withShared, checked).finally(() => executions.delete(key));
      executions.set(key, (shared = { cancellation, cachePolicy, result }));
    }
    const result = await shared.cancellation.during(own.cancellation, shared.result);
    if (shared.cachePolicy !== own.cachePolicy) {
      own.cachePolicy.restrict(shared.cachePolicy.hint);
      if (result.kind === 'Executed') executor.onCacheHit(checked, context);
    }
    return result;
  };
}

/** Whether any operation of a document is no query. */
function mutates({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation !== OperationTypeNode.QUERY,
  );
}
