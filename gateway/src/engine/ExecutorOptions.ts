import type { CoerceVariables } from './hooks/CoerceVariables.ts';
import type { CompilerOptions } from './compilation/OperationCompiler.ts';
import type { OperationFilter } from './hooks/OperationFilter.ts';
import type { OperationGuard } from './hooks/OperationGuard.ts';
import type { ResponseCache } from './hooks/ResponseCache.ts';

export interface ExecutorOptions extends CompilerOptions {
  /** Called in this order before an operation is planned, and at each request for it that the filter does not reject. */
  readonly guards?: readonly OperationGuard[];
  /** Removes the fields that a viewer may not see. */
  readonly filter?: OperationFilter | undefined;
  /** Caches responses, before an operation is planned; who selects more than they may see never gets a cached one. */
  readonly responseCache?: ResponseCache | undefined;
  /** Coerces the variables of requests; graphql-js does by default. */
  readonly coerceVariables?: CoerceVariables | undefined;
  /** How much memory the operations that are cached may take together. In bytes. */
  readonly cacheSize?: number;
}
