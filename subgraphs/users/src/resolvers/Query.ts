import { requireScope } from '@online-books/service-kit/identity/requireViewer';
import { boundedInteger } from '@online-books/service-kit/pagination/boundedInteger';
import { toConnection } from '@online-books/service-kit/pagination/toConnection';
import { boundedSearch } from '@online-books/service-kit/search/boundedSearch';

import { journalRead } from '../domain/scopesOf.ts';
import type { QueryResolvers } from './__generated__/resolverTypes.ts';
import { decodeJournalCursor, encodeJournalCursor } from './journalCursor.ts';
import { decodeUserCursor, encodeUserCursor } from './userCursor.ts';

export const Query: QueryResolvers = {
  me: (_, _arguments, { viewer, loaders }) => viewer && loaders.userById.load(viewer.id),

  user: (_, { name }, { dependencies }) => dependencies.users.findByName(name),

  async users(_, { search, first, after }, { dependencies }) {
    const page = await dependencies.users.page({
      search: boundedSearch(search),
      after: after == null ? null : decodeUserCursor(after),
      first: boundedInteger(first, 1, 100, ['first']),
    });
    return toConnection(page, after, encodeUserCursor);
  },

  async journal(_, { first, after }, context) {
    requireScope(context, journalRead);
    const page = await context.dependencies.journal.page(
      after == null ? null : decodeJournalCursor(after),
      boundedInteger(first, 1, 100, ['first']),
    );
    return toConnection(page, after, encodeJournalCursor);
  },
};
