import type { Page } from '../domain/Page.ts';

/** A page of at most `first` items, out of at most `first + 1` rows: the last one only says that there is more. */
export function toPage<Item>(rows: readonly Item[], first: number): Page<Item> {
  return { items: rows.slice(0, first), hasNextPage: rows.length > first };
}
