import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { OperationPreparer } from './OperationPreparer.ts';
import { singleOperation } from './operation/singleOperation.ts';
import type { PreparedOperation } from './PreparedOperation.ts';

/** A document of which an operation is executed. */
export interface OperationSource {
  /** Validated against the API's schema. */
  readonly document: DocumentNode;
  /** The document's text, by which it is known again. */
  readonly source: string;
  readonly operationName?: string | null | undefined;
}

interface Entry {
  readonly operation: OperationSource;
  readonly prepared: Promise<PreparedOperation>;
}

/** What could not be planned is not tried again for so long: hostile operations are planned once, not at every request. */
const REFUSED_FOR_MS = 5_000;

/** The operations that were prepared, the least recently used of which make room for new ones. */
export class PreparedOperations {
  readonly #preparer: OperationPreparer;
  readonly #entries: LRUCache<string, Entry>;

  /** @param maxSize how many characters the documents that are kept may have together */
  constructor(preparer: OperationPreparer, maxSize: number) {
    this.#preparer = preparer;
    this.#entries = new LRUCache({ maxSize, sizeCalculation: ({ operation }) => operation.source.length + 1 });
  }

  /** Rejects where the operation cannot be planned. One that is being prepared is waited for, not prepared again. */
  get(operation: OperationSource): Promise<PreparedOperation> {
    const { document, source, operationName } = operation;
    const key = operationName ? `${operationName}\n${source}` : source;
    const known = this.#entries.get(key);
    if (known) return known.prepared;
    const prepared = this.#preparer.prepare(singleOperation(document, operationName));
    const entry = { operation, prepared };
    this.#entries.set(key, entry);
    prepared.catch(() => this.#entries.set(key, entry, { ttl: REFUSED_FOR_MS }));
    return prepared;
  }

  /** The operations that are kept, the most recently used first. */
  recent(): OperationSource[] {
    return [...this.#entries.values()].map(({ operation }) => operation);
  }
}
