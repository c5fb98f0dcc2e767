import { notFound } from '@online-books/service-kit/errors/requestErrors';
import { requireViewer } from '@online-books/service-kit/identity/requireViewer';
import { readPageArguments } from '@online-books/service-kit/pagination/readPageArguments';
import { toConnection } from '@online-books/service-kit/pagination/toConnection';

import type { UserResolvers } from './__generated__/resolverTypes.ts';
import { idOf } from './EntityReference.ts';
import { decodeOrderCursor, encodeOrderCursor } from './orderCursor.ts';

/** A stub: this subgraph knows a user's id, not whether the user exists. */
export const User: UserResolvers = {
  __resolveReference: async (representation) => ({ id: idOf(representation) }),
  orders: async ({ id }, page, context) => {
    const viewer = requireViewer(context);
    const request = readPageArguments(page, decodeOrderCursor);
    if (id !== viewer.id) throw notFound('Orders are visible only to their owner.');
    return toConnection(await context.loaders.orderPage.load(request), encodeOrderCursor);
  },
};
