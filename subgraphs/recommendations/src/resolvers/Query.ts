import { parseIntegerId } from '@online-books/service-kit/database/parseIntegerId';
import { boundedInteger } from '@online-books/service-kit/pagination/boundedInteger';
import { toConnection } from '@online-books/service-kit/pagination/toConnection';
import { boundedSearch } from '@online-books/service-kit/search/boundedSearch';

import type { QueryResolvers } from './__generated__/resolverTypes.ts';
import { decodeBookCursor, encodeBookCursor } from './bookCursor.ts';
import { boundedMaxResults } from './boundedMaxResults.ts';

export const Query: QueryResolvers = {
  book(_, args, { loaders }) {
    const id = parseIntegerId(args.id);
    return id === null ? null : loaders.bookById.load(id);
  },

  async books(_, { search, category, first, after }, { books }) {
    const page = await books.findPage({
      search: boundedSearch(search),
      category: category ?? null,
      afterId: after == null ? 0 : decodeBookCursor(after),
      first: boundedInteger(first, 1, 100, ['first']),
    });
    return toConnection({ ...page, hasPreviousPage: after != null }, encodeBookCursor);
  },

  recommendations(_, args, { viewer, ranking, loaders }) {
    const query = { category: args.category ?? null, maxResults: boundedMaxResults(args.maxResults) };
    return viewer ? loaders.recommendedTo(query).load(viewer.id) : ranking.popular(query);
  },
};
