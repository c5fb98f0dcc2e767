import type { Page } from './Page.ts';

/** A page as the Relay cursor connections specification wants it. */
export interface Connection<Item> {
  readonly edges: ReadonlyArray<{ readonly cursor: string; readonly node: Item }>;
  readonly nodes: readonly Item[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A page as a connection object. */
export function toConnection<Item>(page: Page<Item>, cursorOf: (item: Item) => string): Connection<Item> {
  const edges = page.items.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes: page.items,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
