import { readFile } from 'node:fs/promises';

import { inRepository } from '@online-books/tools/repository';

const NAMES = ['stores', 'catalog', 'inventory', 'prices', 'reviews', 'media', 'users', 'sellers'];

/** A shop of eight subgraphs. */
export async function shopSubgraphs(): Promise<ReadonlyArray<{ name: string; sdl: string }>> {
  return Promise.all(
    NAMES.map(async (name) => ({
      name,
      sdl: await readFile(inRepository('bench/schemas', `${name}.graphql`), 'utf8'),
    })),
  );
}
