import { seesContactDetails } from '../domain/seesContactDetails.ts';
import type { UserResolvers } from './__generated__/resolverTypes.ts';
import type { Context } from './Context.ts';
import type { VisibleUser } from './VisibleUser.ts';

/** All paths to a user end here, so contact details are hidden from others here. */
export const User: UserResolvers = {
  __resolveReference: (reference, { loaders }) => {
    // A representation is any JSON that a client of `_entities` cares to send.
    const { id, username }: { readonly id?: unknown; readonly username?: unknown } = reference;
    if (typeof id === 'string') return loaders.userById.load(id);
    if (typeof username === 'string') return loaders.userByUsername.load(username);
    return null;
  },

  phone: (user, _arguments, { viewer }) => (isVisible(viewer, user) ? user.phone : null),

  email: (user, _arguments, { viewer }) => (isVisible(viewer, user) ? user.email : null),
};

function isVisible(viewer: Context['viewer'], user: VisibleUser): boolean {
  return user.isOwn === true || seesContactDetails(viewer, user);
}
