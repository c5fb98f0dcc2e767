import { badUserInput } from '@online-books/service-kit/errors/requestErrors';
import { decodeCursor, encodeCursor } from '@online-books/service-kit/pagination/cursor';

import type { JournalEntry } from '../domain/journal/JournalEntry.ts';

/** An entry's place in the journal. */
export function encodeJournalCursor({ position }: JournalEntry): string {
  return encodeCursor([position.toString()]);
}

/**
 * The position that a page continues behind.
 *
 * @throws BAD_USER_INPUT when it is no cursor of the journal.
 */
export function decodeJournalCursor(cursor: string, argument: 'after' | 'before'): bigint {
  const [position = ''] = decodeCursor(cursor, 1, [argument]);
  // Eighteen digits fit the database's 64 bits.
  if (!/^\d{1,18}$/.test(position)) throw badUserInput('This is not a cursor of this list.', [argument]);
  return BigInt(position);
}
