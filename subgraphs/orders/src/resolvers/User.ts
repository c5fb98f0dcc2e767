import { notFound } from '@online-books/service-kit/errors/requestErrors';
import { requireViewer } from '@online-books/service-kit/identity/requireViewer';
import { boundedInteger } from '@online-books/service-kit/pagination/boundedInteger';
import { toConnection } from '@online-books/service-kit/pagination/toConnection';

import type { UserResolvers } from './__generated__/resolverTypes.ts';
import { idOf } from './EntityReference.ts';
import { decodeOrderCursor, encodeOrderCursor } from './orderCursor.ts';

const LONGEST_PAGE = 100;

/** A stub: this subgraph knows a user's id, not whether the user exists. */
export const User: UserResolvers = {
  __resolveReference: async (representation) => ({ id: idOf(representation) }),
  orders: async ({ id }, { first, after }, context) => {
    const viewer = requireViewer(context);
    const page = {
      first: boundedInteger(first, 1, LONGEST_PAGE, ['first']),
      after: after == null ? null : decodeOrderCursor(after),
    };
    if (id !== viewer.id) throw notFound('Orders are visible only to their owner.');
    return toConnection(await context.loaders.orderPage.load(page), after, encodeOrderCursor);
  },
};
