import { notFound } from '@online-books/service-kit/errors/requestErrors';

import type { Order } from '../domain/Order.ts';
import type { Context } from './Context.ts';
import { signedIn } from './signedIn.ts';

/**
 * The viewer's order with this id.
 *
 * @throws UNAUTHENTICATED for a visitor, whatever the id.
 * @throws NOT_FOUND when there is none or it is another's, which look the same.
 */
export async function findOrder(orderId: string, context: Context): Promise<Order> {
  const order = await signedIn(context).orders.load(orderId);
  if (!order) throw notFound('You have no order with this id.');
  return order;
}
