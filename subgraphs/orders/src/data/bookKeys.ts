const LARGEST_KEY = 2 ** 31 - 1;

/** The database's key of a book id, or null when no book can have this id, whatever form it is of. */
function bookKey(bookId: string): number | null {
  if (!/^[1-9]\d{0,9}$/.test(bookId)) return null;
  const key = Number(bookId);
  return key <= LARGEST_KEY ? key : null;
}

/** The keys of those book ids that can be a book's, ascending. */
export function bookKeys(bookIds: readonly string[]): number[] {
  return bookIds
    .map(bookKey)
    .filter((key) => key !== null)
    .toSorted((first, second) => first - second);
}
