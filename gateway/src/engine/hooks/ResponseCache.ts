import type { CoercedVariables } from './OperationGuard.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';

/** Caches responses of queries. */
export interface ResponseCache {
  /**
   * Called once for each cached operation, however often it is executed.
   *
   * @param source the text of its document
   */
  prepare(operation: ResolvedOperation, source: string): OperationResponses;
}

/** The cached responses of one query. */
export interface OperationResponses {
  /**
   * The cache entry of a request. Called once the guards have accepted the request, and if no field is removed from it.
   *
   * @param context of the request, as the subgraph client gets it
   * @returns null if the response to this request can never be cached
   */
  entry(variables: CoercedVariables, context: unknown): CacheEntry | null;
}

/** The cache entry of a request. Its value is the response's `data` alone, as JSON in raw JSON. */
export interface CacheEntry {
  /** Resolves with the cached data, or with null. Never rejects. */
  get(): Promise<string | null>;
  /** Called with the data of a response that has no errors and comes from subgraphs only. The cache may ignore it. */
  set(data: string): void;
}
