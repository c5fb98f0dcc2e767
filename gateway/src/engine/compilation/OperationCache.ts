import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { ConditionValues } from '../operation/conditions.ts';
import type { CachedOperation } from './CachedOperation.ts';
import type { OperationSource } from './OperationSource.ts';

/** An operation that is expected to be requested, with these values of its conditions. */
export interface WantedOperation extends OperationSource {
  readonly values?: ConditionValues;
}

export interface OperationCacheOptions {
  /**
   * @param onGrowth called when the operation takes more memory than before
   * @throws GraphQLError where the request selects no operation, or one that is rejected whatever the request
   */
  readonly create: (source: OperationSource, onGrowth: (operation: CachedOperation) => void) => CachedOperation;
  /** The maximum memory of all operations, in bytes. */
  readonly maxSize: number;
}

/** How often a requested operation was cached, and how many are. */
export interface OperationCacheCounts {
  readonly hits: number;
  readonly misses: number;
  readonly entries: number;
}

/** The operations that were requested. The least recently used make room for new ones. */
export class OperationCache {
  readonly #create: OperationCacheOptions['create'];
  readonly #operations: LRUCache<string, CachedOperation>;
  #hits = 0;
  #misses = 0;

  constructor({ create, maxSize }: OperationCacheOptions) {
    this.#create = create;
    this.#operations = new LRUCache({ maxSize, sizeCalculation: ({ weight }) => weight });
  }

  /** @throws GraphQLError where the request selects no operation, or one that is rejected whatever the request */
  get(source: OperationSource): CachedOperation {
    const key = keyOf(source);
    let operation = this.#operations.get(key);
    if (operation) this.#hits += 1;
    else {
      this.#misses += 1;
      operation = this.#create(source, (grown) => this.#weighAgain(key, grown));
      this.#operations.set(key, operation);
    }
    return operation;
  }

  /** The document of this text, where its only operation is cached. */
  documentOf(source: string): DocumentNode | undefined {
    const known = this.#operations.peek(source)?.source;
    // A key with an operation name could equal another document's text.
    return known?.source === source ? known.document : undefined;
  }

  get counts(): OperationCacheCounts {
    return { hits: this.#hits, misses: this.#misses, entries: this.#operations.size };
  }

  /** The variants of operations that were executed, those of the most recently used operation first. */
  recent(): WantedOperation[] {
    return [...this.#operations.values()].flatMap((operation) =>
      operation.usedValues().map((values) => ({ ...operation.source, values })),
    );
  }

  #weighAgain(key: string, operation: CachedOperation): void {
    if (this.#operations.peek(key) !== operation) return;
    this.#operations.delete(key);
    this.#operations.set(key, operation);
  }
}

/**
 * A document with one operation has one key, with or without the operation's name. Other names, which may be any text, never make a
 * key that is a document.
 */
function keyOf({ document: { definitions }, source, operationName }: OperationSource): string {
  if (operationName === undefined || operationName === null) return source;
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode[];
  const isOnlyOne = operations.length === 1 && operations[0]!.name?.value === operationName;
  return isOnlyOne ? source : `}${JSON.stringify(operationName)}${source}`;
}
