import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type { ClientOperation } from '@online-books/schema-checks/operations/ClientOperation';
import { OperationFileError, readOperations } from '@online-books/schema-checks/operations/readOperations';

import { UsageError } from './SchemaCheckOptions.ts';

const EXTENSIONS = new Set(['.graphql', '.gql', '.json']);

/**
 * The operations of files, and of the files of folders below them.
 *
 * @throws UsageError when one cannot be read or holds no operations.
 */
export async function readClientOperations(places: readonly string[]): Promise<ClientOperation[]> {
  const operations: ClientOperation[] = [];
  for (const place of places) {
    for (const file of await filesAt(place)) {
      try {
        operations.push(...readOperations({ path: file, text: await readFile(file, 'utf8') }));
      } catch (error) {
        throw error instanceof OperationFileError ? new UsageError(error.message) : error;
      }
    }
  }
  return operations;
}

async function filesAt(place: string): Promise<string[]> {
  const status = await stat(place).catch(() => {
    throw new UsageError(`--operations: there is no ${place}.`);
  });
  if (!status.isDirectory()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && EXTENSIONS.has(path.extname(entry.name)))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
