import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** The subgraphs of the bookshop, in the order in which they start. */
export const subgraphNames = ['users', 'orders', 'recommendations'] as const;

export type SubgraphName = (typeof subgraphNames)[number];

/** The services that have a database of their own: those with a folder in `prisma/`. */
export const databaseNames = [...subgraphNames, 'registry'] as const;

export type DatabaseName = (typeof databaseNames)[number];

/** The workspace of a service that has a database. */
export function workspaceOf(name: DatabaseName): string {
  return name === 'registry' ? 'registry' : `subgraphs/${name}`;
}

/** A path below the root. */
export function inRepository(...segments: string[]): string {
  return path.join(root, ...segments);
}
