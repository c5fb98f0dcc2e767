const LARGEST_ID = 2 ** 31 - 1;

/**
 * Reads a book's id in its only form: decimal digits without sign, point or leading zero, up to the largest 32-bit integer.
 * Null means that no book can have this id.
 *
 * @param id whatever a client sent: in a representation (federation subgraph specification, `_entities`) an ID may be
 *   a number, and nothing has checked that it is not something else
 */
export function parseBookId(id: unknown): number | null {
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  if (!/^[1-9]\d{0,9}$/.test(String(id))) return null;
  return Number(id) <= LARGEST_ID ? Number(id) : null;
}
