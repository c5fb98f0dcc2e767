import type { DocumentNode } from 'graphql';

/** A document of which an operation is executed. */
export interface OperationSource {
  /** Validated against the API's schema. */
  readonly document: DocumentNode;
  /** The document's text, which is its key. */
  readonly source: string;
  readonly operationName?: string | null | undefined;
}
