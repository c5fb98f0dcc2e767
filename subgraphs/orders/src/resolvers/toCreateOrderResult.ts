import type { CreateOrderOutcome } from '../domain/createOrder.ts';
import type { InputIssue } from '../domain/InputIssue.ts';

/** The outcome of a purchase in the words of the schema. */
export function toCreateOrderResult(outcome: CreateOrderOutcome) {
  switch (outcome.kind) {
    case 'placed':
      return { __typename: 'CreateOrderSuccess', order: outcome.order } as const;
    case 'insufficientStock':
      return {
        __typename: 'InsufficientStock',
        message: copiesLeft(outcome.available),
        book: { id: outcome.bookId },
        available: outcome.available,
      } as const;
    case 'bookNotOffered':
      return {
        __typename: 'BookNotOffered',
        message: 'This book is not for sale.',
        bookId: outcome.bookId,
      } as const;
    case 'idempotencyKeyReused':
      return {
        __typename: 'IdempotencyKeyReused',
        message: 'This idempotency key was used for other items; choose a new one for each purchase.',
      } as const;
    case 'invalidInput':
      return {
        __typename: 'InvalidInput',
        message: outcome.issues[0].message,
        issues: outcome.issues.map(toInputIssue),
      } as const;
  }
}

function copiesLeft(available: number): string {
  return available === 0 ? 'This book is sold out.' : `Only ${available} of this book are left.`;
}

/** The domain's path begins within the argument `input`. */
function toInputIssue({ path, message }: InputIssue) {
  return { path: ['input', ...path].join('.'), message };
}
