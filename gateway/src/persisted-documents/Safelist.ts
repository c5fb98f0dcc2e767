import { LRUCache } from 'lru-cache';

import type { ManifestOperation } from './Manifest.ts';
import { normalizeDocument } from './normalizeDocument.ts';

/** How many characters the documents whose normal forms were looked up may have together. */
const CACHE_SIZE = 8 * 1024 * 1024;

/** The operations of a manifest. */
export class Safelist {
  readonly #bodies: ReadonlyMap<string, string>;
  readonly #normalized = new Set<string>();
  readonly #maxTokens: number;
  readonly #verdicts = new LRUCache<string, boolean>({
    maxSize: CACHE_SIZE,
    sizeCalculation: (_, source) => source.length + 1,
  });

  /** @param maxTokens longer documents are on no list: they are not read */
  constructor(operations: readonly ManifestOperation[], maxTokens: number) {
    this.#bodies = new Map(operations.map(({ id, body }) => [id, body]));
    this.#maxTokens = maxTokens;
    for (const { body } of operations) {
      const normalized = normalizeDocument(body, maxTokens);
      if (normalized !== null) this.#normalized.add(normalized);
    }
  }

  /** The document of an operation, by its id. */
  documentOf(id: string): string | undefined {
    return this.#bodies.get(id);
  }

  /** Whether a document is one of an operation's, however it is laid out. */
  includes(source: string): boolean {
    let verdict = this.#verdicts.get(source);
    if (verdict === undefined) {
      const normalized = normalizeDocument(source, this.#maxTokens);
      verdict = normalized !== null && this.#normalized.has(normalized);
      this.#verdicts.set(source, verdict);
    }
    return verdict;
  }
}
