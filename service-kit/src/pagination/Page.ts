/** A page of a list, as a repository returns it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Whether the list goes on behind the page. */
  readonly hasNextPage: boolean;
}

/** A page of at most `first` items, from a query for `first + 1` rows: the last one only shows that there are more. */
export function toPage<Item>(rows: readonly Item[], first: number): Page<Item> {
  return { items: rows.slice(0, first), hasNextPage: rows.length > first };
}
