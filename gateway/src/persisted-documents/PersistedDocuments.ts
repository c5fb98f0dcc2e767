import { createHash } from 'node:crypto';

import type { Rejection } from '../http/Rejection.ts';
import type { DocumentStore } from './DocumentStore.ts';
import * as rejections from './rejections.ts';
import type { Safelist } from './Safelist.ts';

/** How a request refers to its document: by its text, its id, or both. */
export interface DocumentReference {
  readonly document: string | undefined;
  /** The extension `persistedQuery`; undefined when there is none. */
  readonly persisted: { readonly version: unknown; readonly id: unknown } | undefined;
}

/** The document of a request. */
export interface FoundDocument {
  /** Undefined if the request has none. */
  readonly document: string | undefined;
  /** To be called with the client's key, once the document was found valid. */
  readonly onValid?: ((client: string) => void) | undefined;
}

/** `off` executes all documents; `log` also reports those not in the list; `ids` executes ids of the list only; `documents` its ids and documents. */
export type SafelistMode = 'off' | 'log' | 'ids' | 'documents';

export interface PersistedDocumentsOptions {
  readonly mode: SafelistMode;
  /** Required in every mode but `off`. */
  readonly safelist: Safelist | undefined;
  /** Where clients register documents (APQ); undefined if registration is off. Unused while a list is enforced. */
  readonly store: DocumentStore | undefined;
  /** Whether a document is executed although it is not in the list. */
  readonly isExempt: (document: string) => boolean;
  /** Called in mode `log` for each executed document that is not in the list. */
  readonly reportUnknown: (document: string) => void;
}

/**
 * Finds the documents of requests, by automatic persisted queries (the protocol of Apollo's clients, version 1) and by a
 * manifest's list.
 */
export class PersistedDocuments {
  readonly #options: PersistedDocumentsOptions;

  constructor(options: PersistedDocumentsOptions) {
    this.#options = options;
  }

  /** Finds a request's document. Asynchronous only if the document has to be fetched from the store. */
  resolve({ document, persisted }: DocumentReference): FoundDocument | Rejection | Promise<FoundDocument | Rejection> {
    if (persisted) return this.#resolveId(document, persisted);
    return document === undefined ? { document } : this.#checkListed(document);
  }

  async #resolveId(
    document: string | undefined,
    { version, id }: { version: unknown; id: unknown },
  ): Promise<FoundDocument | Rejection> {
    if (version !== 1 || typeof id !== 'string') return rejections.UNKNOWN_VERSION;
    const { safelist } = this.#options;
    const store = this.#isEnforced ? undefined : this.#options.store;
    if (document === undefined) {
      const listed = safelist?.documentOf(id);
      if (listed !== undefined) return { document: listed };
      if (this.#isEnforced) return rejections.ID_NOT_IN_LIST;
      if (!store) return rejections.REGISTRATION_NOT_SUPPORTED;
      const registered = await store.get(id);
      return registered === undefined
        ? rejections.DOCUMENT_NOT_FOUND
        : this.#checkListed(registered, (client) => store.use(id, client));
    }
    if (this.#isEnforced) return rejections.ID_AND_DOCUMENT;
    if (!store) return rejections.REGISTRATION_NOT_SUPPORTED;
    if (createHash('sha256').update(document).digest('hex') !== id) return rejections.HASH_MISMATCH;
    return this.#checkListed(document, (client) => store.set(id, document, client));
  }

  get #isEnforced(): boolean {
    const { mode } = this.#options;
    return mode === 'ids' || mode === 'documents';
  }

  /** Checks a document that was not requested by an id of the list. */
  #checkListed(document: string, onValid?: (client: string) => void): FoundDocument | Rejection {
    const { mode, safelist, isExempt, reportUnknown } = this.#options;
    if (mode === 'off') return { document, onValid };
    if (mode === 'ids') return rejections.ID_REQUIRED;
    if (safelist?.includes(document) || isExempt(document)) return { document, onValid };
    if (mode === 'documents') return rejections.DOCUMENT_NOT_IN_SAFELIST;
    reportUnknown(document);
    return { document, onValid };
  }
}
