import type { JournalEntryResolvers } from './__generated__/resolverTypes.ts';

export const JournalEntry: JournalEntryResolvers = {
  position: (entry) => entry.position.toString(),

  user: (entry, _arguments, { loaders }) => loaders.userById.load(entry.userId),
};
