import type { ShipOrderOutcome } from '../domain/shipOrder.ts';

/** The outcome of a shipment as a member of its union in the schema. */
export function toShipOrderResult(outcome: ShipOrderOutcome) {
  switch (outcome.kind) {
    case 'shipped':
      return { __typename: 'ShipOrderSuccess', order: outcome.order } as const;
    case 'orderNotFound':
      return { __typename: 'OrderNotFound', message: 'There is no order with this ID.' } as const;
    case 'orderNotShippable':
      return {
        __typename: 'OrderNotShippable',
        message: 'This order was canceled and cannot be shipped.',
        order: outcome.order,
      } as const;
  }
}
