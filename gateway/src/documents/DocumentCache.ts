import {
  checkDocument,
  type DocumentCheck,
  type DocumentVerdict,
  type ValidDocument,
} from '@online-books/service-kit/validation/checkDocument';
import type { DocumentNode } from 'graphql';

import { FairCache } from './FairCache.ts';

/** How many characters the texts of documents may have together. A parsed document takes some 60 bytes a character. */
const VALID_SIZE = 1024 * 1024;
/** An invalid document keeps its errors, not what was parsed of it. */
const INVALID_SIZE = 2 * 1024 * 1024;

/** Of the errors of an invalid document, in characters. */
const ERRORS_SIZE = 8 * 1024;

export interface DocumentCacheOptions extends DocumentCheck {
  /** Finds a document that was held against the schema elsewhere, such as one that was planned before it is asked for. */
  readonly findValid: (source: string) => DocumentNode | undefined;
}

/** The verdicts on documents over one schema: each is parsed and validated once, whether it is valid or not. */
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

  /** The verdict that is known. */
  find(source: string, client: string): DocumentVerdict | undefined {
    return this.#valid.get(source, client) ?? this.#invalid.get(source, client);
  }

  /** Checks a document of which nothing is known. */
  check(source: string, client: string): DocumentVerdict {
    const document = this.#options.findValid(source);
    const verdict: DocumentVerdict = document
      ? ({ kind: 'Valid', document, source } satisfies ValidDocument)
      : checkDocument(source, this.#options);
    (verdict.kind === 'Valid' ? this.#valid : this.#invalid).set(source, verdict, client);
    return verdict;
  }
}
