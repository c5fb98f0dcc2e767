import { seesContactDetails } from '../domain/seesContactDetails.ts';
import type { UserResolvers } from './__generated__/resolverTypes.ts';

/** Every path to a user ends here, so this is where contact details are kept from others. */
export const User: UserResolvers = {
  __resolveReference: (reference, { loaders }) => {
    // A representation is any JSON that a client of `_entities` cares to send.
    const { id, username }: { readonly id?: unknown; readonly username?: unknown } = reference;
    if (typeof id === 'string') return loaders.userById.load(id);
    if (typeof username === 'string') return loaders.userByUsername.load(username);
    return null;
  },

  phone: (user, _arguments, { viewer }) => (seesContactDetails(viewer, user) ? user.phone : null),

  email: (user, _arguments, { viewer }) => (seesContactDetails(viewer, user) ? user.email : null),
};
