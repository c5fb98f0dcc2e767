import { itemSubtotal } from '../domain/Order.ts';
import type { OrderItemResolvers } from './__generated__/resolverTypes.ts';

export const OrderItem: OrderItemResolvers = {
  book: ({ bookId }) => ({ id: bookId }),
  subtotal: itemSubtotal,
};
