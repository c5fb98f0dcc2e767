import type { CancelOrderOutcome } from '../domain/cancelOrder.ts';

/** The outcome of a cancellation in the words of the schema. */
export function toCancelOrderResult(outcome: CancelOrderOutcome) {
  switch (outcome.kind) {
    case 'canceled':
      return { __typename: 'CancelOrderSuccess', order: outcome.order } as const;
    case 'orderNotFound':
      return { __typename: 'OrderNotFound', message: 'You have no order with this id.' } as const;
    case 'orderNotCancelable':
      return {
        __typename: 'OrderNotCancelable',
        message: 'This order was shipped and cannot be canceled any more.',
        order: outcome.order,
      } as const;
  }
}
