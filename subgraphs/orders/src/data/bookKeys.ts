import { parseIntegerId } from '@online-books/service-kit/database/parseIntegerId';

/** The keys of those book ids that can be a book's, ascending. */
export function bookKeys(bookIds: readonly string[]): number[] {
  return bookIds
    .map(parseIntegerId)
    .filter((key) => key !== null)
    .toSorted((first, second) => first - second);
}
