import type { CreateOrderOutcome } from '../domain/createOrder.ts';
import type { Shortage } from '../domain/decideOrder.ts';
import type { InputIssue } from '../domain/InputIssue.ts';

/** The outcome of a purchase as a member of its union in the schema. */
export function toCreateOrderResult(outcome: CreateOrderOutcome) {
  switch (outcome.kind) {
    case 'placed':
      return { __typename: 'CreateOrderSuccess', order: outcome.order } as const;
    case 'insufficientStock':
      return {
        __typename: 'InsufficientStock',
        message: describeShortages(outcome.shortages),
        shortages: outcome.shortages.map(({ bookId, ...copies }) => ({ ...copies, book: { id: bookId } })),
        book: { id: outcome.shortages[0].bookId },
        available: outcome.shortages[0].available,
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
        message: 'This idempotency key was used for other items. Choose a new key for each purchase.',
      } as const;
    case 'invalidInput':
      return {
        __typename: 'InvalidInput',
        message: outcome.issues[0].message,
        issues: outcome.issues.map(toInputIssue),
      } as const;
  }
}

function describeShortages([first, ...others]: readonly [Shortage, ...Shortage[]]): string {
  if (others.length > 0) return `${others.length + 1} of the books have too few copies in stock.`;
  switch (first.available) {
    case 0:
      return 'This book is sold out.';
    case 1:
      return 'Only 1 copy is left.';
    default:
      return `Only ${first.available} copies are left.`;
  }
}

/** The domain's path begins within the argument `input`. */
function toInputIssue({ path, message }: InputIssue) {
  return { path: ['input', ...path].join('.'), message };
}
