import { requireScope } from '@online-books/service-kit/identity/requireViewer';
import { readPageArguments } from '@online-books/service-kit/pagination/readPageArguments';
import { toConnection } from '@online-books/service-kit/pagination/toConnection';

import type { QueryResolvers } from './__generated__/resolverTypes.ts';
import { findOrder } from './findOrder.ts';
import { decodePromotionUseCursor, encodePromotionUseCursor } from './promotionUseCursor.ts';

export const Query: QueryResolvers = {
  order: (_, { id }, context) => findOrder(id, context),

  async promotionReport(_, page, context) {
    requireScope(context, 'promotions:read');
    const request = readPageArguments(page, decodePromotionUseCursor);
    return toConnection(await context.dependencies.promotionReport.page(request), encodePromotionUseCursor);
  },
};
