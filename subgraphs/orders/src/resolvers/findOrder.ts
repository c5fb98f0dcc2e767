import { notFound } from '@online-books/service-kit/errors/requestErrors';
import { requireViewer } from '@online-books/service-kit/identity/requireViewer';

import type { Order } from '../domain/Order.ts';
import type { Context } from './Context.ts';

/**
 * The viewer's order with this id.
 *
 * @throws UNAUTHENTICATED for an anonymous request, whatever the id
 * @throws NOT_FOUND when there is none or it is another user's, which look the same
 */
export async function findOrder(orderId: string, context: Context): Promise<Order> {
  requireViewer(context);
  const order = await context.loaders.orderById.load(orderId);
  if (!order) throw notFound('You have no order with this ID.');
  return order;
}
