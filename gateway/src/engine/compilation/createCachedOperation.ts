import { type GraphQLSchema, OperationTypeNode } from 'graphql';

import type { OperationFilter } from '../hooks/OperationFilter.ts';
import type { OperationGuard } from '../hooks/OperationGuard.ts';
import type { ResponseCache } from '../hooks/ResponseCache.ts';
import { introspects } from '../operation/introspectionParts.ts';
import { planningSize } from '../operation/planningSize.ts';
import { rejectUnsupportedOperation } from '../operation/rejectUnsupportedOperation.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import { CachedOperation, type CachedOperationOptions } from './CachedOperation.ts';
import type { OperationCompiler } from './OperationCompiler.ts';
import type { OperationSource } from './OperationSource.ts';
import { OperationVariant } from './OperationVariant.ts';

/** Counting ends there. In selections. */
const MAX_PLANNING_SIZE = 20_000;

export interface OperationHooks {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Called in this order before an operation is planned, and for each request for it that the filter does not reject. */
  readonly guards?: readonly OperationGuard[];
  /** Removes the fields that a viewer may not see. */
  readonly filter?: OperationFilter | undefined;
  /** Caches responses, before an operation is planned. Requests with removed fields never get a cached response. */
  readonly responseCache?: ResponseCache | undefined;
}

/**
 * Creates an operation and prepares the hooks for its variants.
 *
 * @throws GraphQLError where the request selects no operation, or one that is rejected whatever the request
 */
export function createCachedOperation(
  source: OperationSource,
  hooks: OperationHooks,
  compiler: OperationCompiler,
  options: Omit<CachedOperationOptions, 'createVariant'>,
): CachedOperation {
  const { apiSchema, guards = [], filter, responseCache } = hooks;
  const operation = resolveOperation(source.document, source.operationName);
  rejectUnsupportedOperation(operation);
  for (const guard of guards) guard.inspect?.(operation);

  const createVariant = (settled: ResolvedOperation): OperationVariant => {
    const size = planningSize(settled, apiSchema, MAX_PLANNING_SIZE);
    const toPlan = { operation: settled, source: source.source, size };
    return new OperationVariant({
      operation: settled,
      size,
      guards: guards.flatMap((guard) => guard.prepare?.(settled) ?? []),
      filter: filter?.prepare(settled) ?? null,
      responses: responseCache && isCacheable(settled) ? responseCache.prepare(settled, source.source) : null,
      compile: (removed) => compiler.compile(toPlan, removed),
    });
  };
  return new CachedOperation(source, operation, { ...options, createVariant });
}

/** Whether responses can be cached: mutations have effects, and introspection is cheap. */
function isCacheable(operation: ResolvedOperation): boolean {
  return operation.operation.operation === OperationTypeNode.QUERY && !introspects(operation);
}
