import { OperationTypeNode } from 'graphql';

import { UNAUTHORIZED } from '../authorization/unauthorizedError.ts';
import { cacheKeys } from '../caching/cacheKeys.ts';
import type { CheckedRequest, ExecutionRequest, ExecutionResult } from '../engine/Execution.ts';
import type { Executor } from '../engine/Executor.ts';
import type { RequestHeaders } from '../headers/RequestHeaders.ts';
import type { RequestContext } from './RequestContext.ts';
import { SharedCancellation } from './SharedCancellation.ts';

/** A request with the context of the pipeline. */
export interface ContextualRequest extends ExecutionRequest {
  readonly context: RequestContext;
}

/** Executes a checked request. Never rejects for what clients or subgraphs do. */
export type Execute = (
  executor: Executor,
  request: ContextualRequest,
  checked: CheckedRequest,
) => Promise<ExecutionResult>;

/** Executes every request by itself. */
export const executeEach: Execute = (executor, request, checked) => executor.execute(request, checked);

/** An execution in flight, on behalf of the first of equal requests. */
interface SharedExecution {
  readonly cancellation: SharedCancellation;
  readonly checked: CheckedRequest;
  readonly context: RequestContext;
  readonly result: Promise<ExecutionResult>;
}

/**
 * Lets equal queries in flight share one execution: the same operation, variables and headers that a response may depend on, by
 * the keys of the response cache. Each request is checked, and charged, before. A request shares only data: if the shared
 * execution fails in any part, at its deadline for example, all other requests are executed by themselves.
 */
export class SharedExecutions {
  /** By operation; an operation belongs to one version of the supergraph. */
  readonly #executions = new WeakMap<CheckedRequest['variant'], Map<string, SharedExecution>>();

  readonly #requestHeaders: RequestHeaders;

  constructor(requestHeaders: RequestHeaders) {
    this.#requestHeaders = requestHeaders;
  }

  readonly execute: Execute = async (executor, request, checked) => {
    const { context } = request;
    const { variant } = checked;
    const isQuery = variant.operation.operation.operation === OperationTypeNode.QUERY;
    const keys = isQuery ? cacheKeys('', checked.variables, context, this.#requestHeaders) : null;
    if (!keys) return executor.execute(request, checked);
    const key = keys.private ?? keys.public;

    let executions = this.#executions.get(variant);
    if (!executions) this.#executions.set(variant, (executions = new Map()));
    const shared = executions.get(key);
    if (!shared) return this.#start(executions, key, { executor, request, checked });
    if (shared.checked.removed === checked.removed) {
      const result = await shared.cancellation.wait(context.cancellation, shared.result);
      if (isShareable(result, shared.context) && !this.#dependsOnTracing(shared.context, context)) {
        context.cachePolicy.restrict(shared.context.cachePolicy.hint);
        executor.onCacheHit(checked, context);
        return result;
      }
    }
    return executor.execute(request, checked);
  };

  /** Tracing headers are part of no key. A subgraph may name one in `Vary` nevertheless. */
  #dependsOnTracing({ cachePolicy, forwardedHeaders }: RequestContext, other: RequestContext): boolean {
    return cachePolicy.varyingHeaders.some(
      (name) => !this.#requestHeaders.isIdentifying(name) && forwardedHeaders[name] !== other.forwardedHeaders[name],
    );
  }

  #start(
    executions: Map<string, SharedExecution>,
    key: string,
    { executor, request, checked }: { executor: Executor; request: ContextualRequest; checked: CheckedRequest },
  ): Promise<ExecutionResult> {
    const { context } = request;
    const cancellation = new SharedCancellation(context.cancellation.deadline);
    const withShared = { ...request, context: { ...context, cancellation: cancellation.cancellation } };
    const result = executor.execute(withShared, checked).finally(() => executions.delete(key));
    executions.set(key, { cancellation, checked, context, result });
    return cancellation.wait(context.cancellation, result);
  }
}

/**
 * Errors of one request are never those of another, except for the fields that neither viewer may see. Headers of subgraphs, such as
 * cookies, are for the first client only, with the data that came with them.
 */
function isShareable(result: ExecutionResult, { responseHeaders }: RequestContext): boolean {
  return (
    responseHeaders.isEmpty &&
    result.kind === 'Executed' &&
    result.errors.every(({ extensions }) => extensions === UNAUTHORIZED.extensions)
  );
}
