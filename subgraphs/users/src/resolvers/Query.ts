import { requireScope } from '@online-books/service-kit/identity/requireViewer';
import { badUserInput } from '@online-books/service-kit/errors/requestErrors';
import { readPageArguments } from '@online-books/service-kit/pagination/readPageArguments';
import { toConnection } from '@online-books/service-kit/pagination/toConnection';
import { boundedSearch } from '@online-books/service-kit/search/boundedSearch';

import { journalRead } from '../domain/scopesOf.ts';
import type { QueryResolvers } from './__generated__/resolverTypes.ts';
import { decodeJournalCursor, encodeJournalCursor } from './journalCursor.ts';
import { decodeUserCursor, encodeUserCursor } from './userCursor.ts';

export const Query: QueryResolvers = {
  me: (_, _arguments, { viewer, loaders }) => viewer && loaders.userById.load(viewer.id),

  user(_, { id, name }, { dependencies, loaders }) {
    if (id != null && name == null) return loaders.userById.load(id);
    if (name != null && id == null) return dependencies.users.findByName(name);
    throw badUserInput('Exactly one of the arguments id and name must be given.', [id == null ? 'id' : 'name']);
  },

  async users(_, { search, ...page }, { dependencies }) {
    const request = { search: boundedSearch(search), ...readPageArguments(page, decodeUserCursor) };
    return toConnection(await dependencies.users.page(request), encodeUserCursor);
  },

  async journal(_, page, context) {
    requireScope(context, journalRead);
    const request = readPageArguments(page, decodeJournalCursor);
    return toConnection(await context.dependencies.journal.page(request), encodeJournalCursor);
  },
};
