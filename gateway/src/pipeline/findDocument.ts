import type { Rejection } from '../http/Rejection.ts';
import type {
  DocumentReference,
  FoundDocument,
  PersistedDocuments,
} from '../persisted-documents/PersistedDocuments.ts';
import type { OperationRequest } from './OperationRequest.ts';
import { badRequest, isObject } from './readParameters.ts';

/** The text of the document that a request sends or refers to (persisted documents, APQ). */
export interface RequestedDocument extends FoundDocument {
  readonly document: string;
}

const NO_DOCUMENT = badRequest('A request must have a non-empty query, or the extension persistedQuery.');

/** Finds a request's document. Asynchronous only for persisted documents. */
export function findDocument(
  request: OperationRequest,
  documents: PersistedDocuments,
): RequestedDocument | Rejection | Promise<RequestedDocument | Rejection> {
  const found = documents.resolve(referenceOf(request));
  return found instanceof Promise ? found.then(requireDocument) : requireDocument(found);
}

function requireDocument(found: FoundDocument | Rejection): RequestedDocument | Rejection {
  return 'document' in found && !found.document ? NO_DOCUMENT : (found as RequestedDocument | Rejection);
}

function referenceOf({ query, extensions }: OperationRequest): DocumentReference {
  const document = query || undefined;
  const persisted = extensions?.['persistedQuery'];
  if (persisted === undefined || persisted === null) return { document, persisted: undefined };
  if (!isObject(persisted)) return { document, persisted: { version: undefined, id: undefined } };
  const { version, sha256Hash: id } = persisted as { readonly version?: unknown; readonly sha256Hash?: unknown };
  return { document, persisted: { version, id } };
}
