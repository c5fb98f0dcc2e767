import type { DocumentNode, GraphQLError, GraphQLFormattedError } from 'graphql';

import { locate } from './locate.ts';

/**
 * Errors of a request that is not executed, as clients get them.
 *
 * @param known the document that they are about, in which they are located
 * @param code of those that have none
 */
export function formatDocumentErrors(
  errors: readonly GraphQLError[],
  known: { readonly document: DocumentNode; readonly source: string } | undefined,
  code: string,
): readonly GraphQLFormattedError[] {
  const nodes = new Set(known ? errors.flatMap((error) => error.nodes ?? []) : []);
  const locations = known && nodes.size > 0 ? locate(known.document, known.source, nodes) : undefined;
  return errors.map(({ message, nodes: own = [], path, extensions: all }) => {
    const { http: _http, ...extensions } = all;
    const places = own.flatMap((node) => locations?.get(node) ?? []);
    return {
      message,
      ...(places.length > 0 && { locations: places }),
      ...(path && { path }),
      extensions: { ...extensions, code: extensions['code'] ?? code },
    };
  });
}
