import { requireViewer } from '@online-books/service-kit/identity/requireViewer';

import type { OrderConnectionResolvers } from './__generated__/resolverTypes.ts';

export const OrderConnection: OrderConnectionResolvers = {
  // A connection of orders is always the viewer's own.
  totalCount: (_, _arguments, context) => context.loaders.orderCount.load(requireViewer(context).id),
};
