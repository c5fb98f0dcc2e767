import type { OperationHooks } from './compilation/createCachedOperation.ts';
import type { CompilerOptions } from './compilation/createCompiler.ts';
import type { CoerceVariables } from './hooks/CoerceVariables.ts';

export interface ExecutorOptions extends CompilerOptions, OperationHooks {
  /** Coerces the variables of requests; graphql-js does by default. */
  readonly coerceVariables?: CoerceVariables | undefined;
  /** The maximum memory of all cached operations, in bytes. */
  readonly cacheSize?: number;
}
