import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

import type { Subgraph } from '@online-books/schema-checks/build/Subgraph';

import { inRepository } from '../repository.ts';
import { UsageError } from './SchemaCheckOptions.ts';

/** The schema of a subgraph, from the repository's root. A folder with such a file is a subgraph: there is no list. */
export const schemaFile = (name: string) => `subgraphs/${name}/schema.graphql`;

/** Checks compare schemas: where subgraphs are reached makes no difference. */
export const urlOf = (name: string) => `http://${name}/graphql`;

/**
 * The subgraphs of the working tree, with other files in the place of some.
 *
 * @throws UsageError when one of these files cannot be read.
 */
export async function readSubgraphs(replaced: ReadonlyMap<string, string>): Promise<Subgraph[]> {
  const folders = await readdir(inRepository('subgraphs'));
  const names = new Set([...folders.filter((name) => existsSync(inRepository(schemaFile(name)))), ...replaced.keys()]);
  return Promise.all(
    [...names].map(async (name) => {
      const given = replaced.get(name);
      const sdl = await readFile(given ?? inRepository(schemaFile(name)), 'utf8').catch(() => {
        throw new UsageError(`--schema: the file for ${name} cannot be read.`);
      });
      return { name, url: urlOf(name), sdl, file: given ?? schemaFile(name) };
    }),
  );
}
