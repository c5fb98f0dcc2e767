import type { HttpRequest, Route } from '@online-books/service-kit/http/HttpMessage';

import type { DocumentReference, PersistedDocuments } from '../persisted-documents/PersistedDocuments.ts';
import { isPreflighted } from './isPreflighted.ts';
import { isObject, type Parameters, readParameters } from './readParameters.ts';
import { refuse } from './refuse.ts';
import type { OperationRoute } from './servePlainRequests.ts';
import { withParameters } from './withParameters.ts';

/** Writes into requests the documents that they mean, so that all behind it sees whole requests and none that are refused. */
export function servePersistedDocuments(route: OperationRoute, documents: PersistedDocuments): Route {
  return async (request) => {
    // A forgery, or a browser that looks at the page: nothing of it is executed.
    if (!isPreflighted(request)) return route(withoutSearch(request));
    const parameters = await readParameters(request);
    const reference = parameters && referenceOf(parameters);
    if (!reference) return route(request);

    const resolution = await documents.resolve(reference);
    if (resolution.kind === 'Refused') return refuse(request, resolution.refusal);
    if (!reference.persisted) return route(request);
    const { persistedQuery: _, ...extensions } = parameters['extensions'] as Parameters;
    const { document: query, onValid } = resolution;
    return route(withParameters(request, { ...parameters, query, extensions }), onValid);
  };
}

function withoutSearch(request: HttpRequest): HttpRequest {
  return { ...request, search: '' };
}

/** Null where the parameters are such that Apollo Server refuses them. */
function referenceOf({ query, extensions }: Parameters): DocumentReference | null {
  const document = query === null || query === '' ? undefined : query;
  if (document !== undefined && typeof document !== 'string') return null;
  const persisted = isObject(extensions) && 'persistedQuery' in extensions ? extensions.persistedQuery : null;
  if (persisted === null) return { document, persisted: undefined };
  if (!isObject(persisted)) return { document, persisted: { version: undefined, id: undefined } };
  const { version, sha256Hash: id } = persisted as { readonly version?: unknown; readonly sha256Hash?: unknown };
  return { document, persisted: { version, id } };
}
