import type { Order } from '../domain/Order.ts';

/** The columns of an order that the domain knows. */
export const orderColumns = {
  id: true,
  customerId: true,
  status: true,
  placedAt: true,
  canceledAt: true,
  currency: true,
  subtotal: true,
  total: true,
} as const;

export interface OrderRow extends Pick<Order, 'id' | 'customerId' | 'status' | 'placedAt' | 'canceledAt'> {
  readonly currency: string;
  readonly subtotal: number;
  readonly total: number;
}

export function toOrder({ currency, subtotal, total, ...order }: OrderRow): Order {
  return { ...order, subtotal: { amount: subtotal, currency }, total: { amount: total, currency } };
}
