import type { PageRequest } from './PageRequest.ts';

/** A page of a list, as a repository returns it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Whether there are items after the page. */
  readonly hasNextPage: boolean;
  /** Whether there are items before the page. */
  readonly hasPreviousPage: boolean;
}

/**
 * A page in the list's order, from rows that were read from the requested end of the range: `limit + 1` of them at most, of which
 * the last one only shows that there are more.
 */
export function toPage<Item, Position>(
  rows: readonly Item[],
  { limit, from, after, before }: PageRequest<Position>,
): Page<Item> {
  const items = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  // The range is bounded by items that exist, so beyond its bounds there are items (Relay specification, 4.4.1).
  return from === 'start'
    ? { items, hasNextPage: hasMore || before !== null, hasPreviousPage: after !== null }
    : { items: items.toReversed(), hasNextPage: before !== null, hasPreviousPage: hasMore || after !== null };
}
