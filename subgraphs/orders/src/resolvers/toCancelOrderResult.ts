import type { CancelOrderOutcome } from '../domain/cancelOrder.ts';

/** The outcome of a cancellation as a member of its union in the schema. */
export function toCancelOrderResult(outcome: CancelOrderOutcome) {
  switch (outcome.kind) {
    case 'canceled':
      return { __typename: 'CancelOrderSuccess', order: outcome.order } as const;
    case 'orderNotFound':
      return { __typename: 'OrderNotFound', message: 'You have no order with this ID.' } as const;
    case 'orderNotCancelable':
      return {
        __typename: 'OrderNotCancelable',
        message: 'This order was shipped and can no longer be canceled.',
        order: outcome.order,
      } as const;
  }
}
