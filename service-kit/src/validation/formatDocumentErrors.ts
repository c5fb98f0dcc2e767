import type { DocumentNode, GraphQLError, GraphQLFormattedError } from 'graphql';

import { locate } from './locate.ts';

/**
 * Errors about a document or its variables as clients get them, with locations.
 *
 * @param code of those that have none
 */
export function formatDocumentErrors(
  errors: readonly GraphQLError[],
  { document, source }: { readonly document: DocumentNode; readonly source: string },
  code: string,
): readonly GraphQLFormattedError[] {
  const locations = locate(document, source, new Set(errors.flatMap(({ nodes = [] }) => nodes)));
  return errors.map(({ message, nodes = [], extensions: { http: _, ...extensions } }) => {
    const places = nodes.flatMap((node) => locations.get(node) ?? []);
    return {
      message,
      ...(places.length > 0 && { locations: places }),
      extensions: { ...extensions, code: extensions['code'] ?? code },
    };
  });
}
