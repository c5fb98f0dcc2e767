import type { JournalConnectionResolvers } from './__generated__/resolverTypes.ts';

export const JournalConnection: JournalConnectionResolvers = {
  totalCount: async (_, _arguments, { dependencies }) => Number(await dependencies.journal.count()),
};
