/** The largest value of a signed INT column. */
const LARGEST_KEY = 2 ** 31 - 1;

/**
 * Reads the ID of an entity whose key is an INT column, in its only form: decimal digits without sign, point or leading zero.
 * Null means that no row can have this id.
 *
 * @param id whatever a client sent: in a representation (federation subgraph specification, `_entities`) an ID may be
 *   a number, and nothing has checked that it is not something else
 */
export function parseIntegerId(id: unknown): number | null {
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  if (!/^[1-9]\d{0,9}$/.test(String(id))) return null;
  return Number(id) <= LARGEST_KEY ? Number(id) : null;
}
