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

/** @param after the cursor that the page was asked for behind; items lie before the page when there was one */
export function toConnection<Item>(
  page: Page<Item>,
  after: string | null | undefined,
  cursorOf: (item: Item) => string,
): Connection<Item> {
  const edges = page.items.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes: page.items,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
