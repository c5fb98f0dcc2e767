import type { SessionResolvers } from './__generated__/resolverTypes.ts';

export const Session: SessionResolvers = {
  /** A session belongs to its user, who may see all of their own account, though the request came without a token. */
  user: ({ user }) => ({ ...user, isOwn: true }),
};
