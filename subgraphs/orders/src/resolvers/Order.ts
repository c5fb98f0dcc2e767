import type { OrderResolvers } from './__generated__/resolverTypes.ts';
import { idOf } from './EntityReference.ts';
import { findOrder } from './findOrder.ts';

export const Order: OrderResolvers = {
  __resolveReference: async (representation, context) => findOrder(idOf(representation), context),
  customer: ({ customerId }) => ({ id: customerId }),
  items: (order, _, { loaders }) => loaders.itemsOfOrder.load(order),
  promotion: (order, _, { loaders }) => loaders.promotionOfOrder.load(order),
};
