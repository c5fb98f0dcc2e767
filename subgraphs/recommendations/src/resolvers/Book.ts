import { parseIntegerId } from '@online-books/service-kit/database/parseIntegerId';

import type { BookResolvers } from './__generated__/resolverTypes.ts';
import { boundedMaxResults } from './boundedMaxResults.ts';

export const Book: BookResolvers = {
  __resolveReference(reference, { loaders }) {
    const id = parseIntegerId(reference.id);
    return id === null ? null : loaders.bookById.load(id);
  },

  id: ({ id }) => String(id),

  reason: ({ reason }) => reason ?? null,

  similar: (book, { maxResults }, { loaders }) => loaders.similarTo(boundedMaxResults(maxResults)).load(book),
};
