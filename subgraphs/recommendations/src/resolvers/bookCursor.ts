import { parseIntegerId } from '@online-books/service-kit/database/parseIntegerId';
import { badUserInput } from '@online-books/service-kit/errors/requestErrors';
import { decodeCursor, encodeCursor } from '@online-books/service-kit/pagination/cursor';

import type { Book } from '../domain/Book.ts';

/** A book's place in the catalogue, which is in the order of ids. */
export function encodeBookCursor({ id }: Book): string {
  return encodeCursor([id]);
}

/**
 * The id of the book that a page follows.
 *
 * @throws BAD_USER_INPUT when it is no cursor of the catalogue.
 */
export function decodeBookCursor(after: string): number {
  const id = parseIntegerId(decodeCursor(after, 1)[0]);
  if (id === null) throw badUserInput('This is not a cursor of this list.', ['after']);
  return id;
}
