import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** The subgraphs of the bookshop, in the order in which they start. */
export const subgraphNames = ['users', 'orders', 'recommendations'] as const;

export type SubgraphName = (typeof subgraphNames)[number];

/** A path below the root. */
export function inRepository(...segments: string[]): string {
  return path.join(root, ...segments);
}
