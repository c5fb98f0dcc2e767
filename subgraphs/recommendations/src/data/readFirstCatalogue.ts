import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import { categories } from '../domain/Category.ts';
import type { NewBook } from './addMissingBooks.ts';

const file = path.join(import.meta.dirname, '../../../../prisma/recommendations/seed/books.json');

const catalogue = z.array(
  z.strictObject({
    id: z.int32().positive(),
    title: z.string().min(1).max(255),
    author: z.string().min(1).max(255),
    category: z.enum(categories),
    description: z.string().min(1).max(1000),
    popularity: z.int32().nonnegative(),
  }),
);

/**
 * Reads the catalogue that the shop opens with.
 *
 * @throws when the file breaks a rule of the database, which would otherwise shorten or skip what it inserts.
 */
export async function readFirstCatalogue(): Promise<readonly NewBook[]> {
  return catalogue.parse(JSON.parse(await readFile(file, 'utf8')));
}
