import { notFound } from '@online-books/service-kit/errors/requestErrors';
import { boundedInteger } from '@online-books/service-kit/pagination/boundedInteger';
import { toConnection } from '@online-books/service-kit/pagination/toConnection';

import type { UserResolvers } from './__generated__/resolverTypes.ts';
import { idOf } from './EntityReference.ts';
import { decodeOrderCursor, encodeOrderCursor } from './orderCursor.ts';
import { signedIn } from './signedIn.ts';

const LONGEST_PAGE = 100;

/** A user is known by the id alone: whether there is such a user is not told here. */
export const User: UserResolvers = {
  __resolveReference: async (representation) => ({ id: idOf(representation) }),
  orders: async ({ id }, { first, after }, context) => {
    const customer = signedIn(context);
    const page = {
      first: boundedInteger(first, 1, LONGEST_PAGE, ['first']),
      after: after == null ? null : decodeOrderCursor(after),
    };
    if (id !== customer.id) throw notFound('Orders show themselves to their owner only.');
    return toConnection(await customer.orderPages.load(page), after, encodeOrderCursor);
  },
};
