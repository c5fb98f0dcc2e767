import { notFound, unauthenticated } from '@online-books/service-kit/errors/requestErrors';

import type { UserResolvers } from './__generated__/resolverTypes.ts';
import { boundedMaxResults } from './boundedMaxResults.ts';

export const User: UserResolvers = {
  // Whether there is such a user is for its owner to say; that the id is text, nothing has checked yet.
  __resolveReference: ({ id }) => (typeof id === 'string' ? { id } : null),

  recommendations(user, args, { viewer, loaders }) {
    const query = { category: args.category ?? null, maxResults: boundedMaxResults(args.maxResults) };
    if (!viewer) throw unauthenticated();
    // What somebody is recommended tells what they bought.
    if (viewer.id !== user.id) throw notFound('There are no recommendations of this user for you.');
    return loaders.recommendedTo(query).load(user.id);
  },
};
