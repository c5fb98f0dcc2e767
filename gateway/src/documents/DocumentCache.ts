import {
  checkDocument,
  type DocumentCheck,
  type DocumentVerdict,
  type ValidDocument,
} from '@online-books/service-kit/validation/checkDocument';
import type { DocumentNode } from 'graphql';

import { FairCache } from './FairCache.ts';

/** The maximum total size of valid documents, in characters. A parsed document takes about 60 bytes per character. */
const VALID_SIZE = 1024 * 1024;
/** The maximum total size of invalid documents: their texts and errors, in characters. */
const INVALID_SIZE = 2 * 1024 * 1024;

/** The assumed size of an invalid document's errors, in characters. */
const ERRORS_SIZE = 8 * 1024;

export interface DocumentCacheOptions extends DocumentCheck {
  /** Finds a document that was validated elsewhere, such as one that was planned before its first request. */
  readonly findValid: (source: string) => DocumentNode | undefined;
}

/** Caches the verdicts on documents over one schema. Each is parsed and validated once, valid or not. */
export class DocumentCache {
  readonly #options: DocumentCacheOptions;
  readonly #valid = new FairCache<DocumentVerdict>({ maxSize: VALID_SIZE, sizeOf: (_, source) => source.length + 1 });
  readonly #invalid = new FairCache<DocumentVerdict>({
    maxSize: INVALID_SIZE,
    sizeOf: (_, source) => source.length + ERRORS_SIZE,
  });

  constructor(options: DocumentCacheOptions) {
    this.#options = options;
  }

  /** The cached verdict, if there is one. */
  find(source: string, client: string): DocumentVerdict | undefined {
    return this.#valid.get(source, client) ?? this.#invalid.get(source, client);
  }

  /** Checks a document that is not cached. */
  check(source: string, client: string): DocumentVerdict {
    const document = this.#options.findValid(source);
    const verdict: DocumentVerdict = document
      ? ({ kind: 'Valid', document, source } satisfies ValidDocument)
      : checkDocument(source, this.#options);
    (verdict.kind === 'Valid' ? this.#valid : this.#invalid).set(source, verdict, client);
    return verdict;
  }
}
