import { createHash } from 'node:crypto';

import type { Refusal } from '../http/refuse.ts';
import type { DocumentStore } from './DocumentStore.ts';
import * as refusals from './refusals.ts';
import type { Safelist } from './Safelist.ts';

/** How a request refers to its document: by its text, its id, or both. */
export interface DocumentReference {
  readonly document: string | undefined;
  /** The extension `persistedQuery`; undefined when there is none. */
  readonly persisted: { readonly version: unknown; readonly id: unknown } | undefined;
}

/** The document that is meant, or why it is refused. */
export type Resolution =
  | {
      readonly kind: 'Document';
      readonly document: string | undefined;
      /** To be called with the client's key, once the document was found valid. */
      readonly onValid?: ((client: string) => void) | undefined;
    }
  | { readonly kind: 'Refused'; readonly refusal: Refusal };

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

  async resolve({ document, persisted }: DocumentReference): Promise<Resolution> {
    if (persisted) return this.#resolveId(document, persisted);
    if (document === undefined) return meant(undefined);
    return this.#checkListed(document);
  }

  async #resolveId(
    document: string | undefined,
    { version, id }: { version: unknown; id: unknown },
  ): Promise<Resolution> {
    if (version !== 1 || typeof id !== 'string') return refused(refusals.UNKNOWN_VERSION);
    const { safelist } = this.#options;
    const store = this.#isEnforced ? undefined : this.#options.store;
    if (document === undefined) {
      const listed = safelist?.documentOf(id);
      if (listed !== undefined) return meant(listed);
      if (this.#isEnforced) return refused(refusals.ID_NOT_IN_LIST);
      if (!store) return refused(refusals.REGISTRATION_NOT_SUPPORTED);
      const registered = await store.get(id);
      return registered === undefined
        ? refused(refusals.DOCUMENT_NOT_FOUND)
        : this.#checkListed(registered, (client) => store.use(id, client));
    }
    if (this.#isEnforced) return refused(refusals.ID_AND_DOCUMENT);
    if (!store) return refused(refusals.REGISTRATION_NOT_SUPPORTED);
    if (createHash('sha256').update(document).digest('hex') !== id) return refused(refusals.HASH_MISMATCH);
    return this.#checkListed(document, (client) => store.set(id, document, client));
  }

  get #isEnforced(): boolean {
    const { mode } = this.#options;
    return mode === 'ids' || mode === 'documents';
  }

  /** Checks a document that was not requested by an id of the list. */
  #checkListed(document: string, onValid?: (client: string) => void): Resolution {
    const { mode, safelist, isExempt, reportUnknown } = this.#options;
    if (mode === 'off') return meant(document, onValid);
    if (mode === 'ids') return refused(refusals.ID_REQUIRED);
    if (safelist?.includes(document) || isExempt(document)) return meant(document, onValid);
    if (mode === 'documents') return refused(refusals.DOCUMENT_NOT_IN_SAFELIST);
    reportUnknown(document);
    return meant(document, onValid);
  }
}

function meant(document: string | undefined, onValid?: (client: string) => void): Resolution {
  return { kind: 'Document', document, onValid };
}

function refused(refusal: Refusal): Resolution {
  return { kind: 'Refused', refusal };
}
