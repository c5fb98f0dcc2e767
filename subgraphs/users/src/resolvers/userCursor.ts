import { badUserInput } from '@online-books/service-kit/errors/requestErrors';
import { decodeCursor, encodeCursor } from '@online-books/service-kit/pagination/cursor';

import type { UserPosition } from '../domain/UserRepository.ts';

/** A user's place in the order of registration. */
export function encodeUserCursor({ since, id }: UserPosition): string {
  return encodeCursor([since.getTime(), id]);
}

/**
 * The place that a page continues behind.
 *
 * @throws BAD_USER_INPUT when it is no cursor of the users.
 */
export function decodeUserCursor(cursor: string, argument: 'after' | 'before'): UserPosition {
  const [milliseconds = '', id = ''] = decodeCursor(cursor, 2, [argument]);
  // Up to the year 5138: the database knows no date of more than four digits.
  if (!/^\d{1,14}$/.test(milliseconds)) throw badUserInput('This is not a cursor of this list.', [argument]);
  return { since: new Date(Number(milliseconds)), id };
}
