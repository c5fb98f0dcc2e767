import { badUserInput } from '@online-books/service-kit/errors/requestErrors';
import { decodeCursor, encodeCursor } from '@online-books/service-kit/pagination/cursor';

import type { OrderPosition } from '../domain/OrderRepository.ts';

/** Behind it, a date is none that a database holds. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

/** A place in the list of a customer's orders, opaque to clients. */
export function encodeOrderCursor({ placedAt, id }: OrderPosition): string {
  return encodeCursor([placedAt.getTime(), id]);
}

/** @throws BAD_USER_INPUT when it is not a cursor of such a list. */
export function decodeOrderCursor(cursor: string, argument: 'after' | 'before'): OrderPosition {
  const [milliseconds = '', id = ''] = decodeCursor(cursor, 2, [argument]);
  const time = Number(milliseconds);
  if (!/^\d+$/.test(milliseconds) || time >= END_OF_TIME)
    throw badUserInput('This is not a cursor of this list.', [argument]);
  return { placedAt: new Date(time), id };
}
