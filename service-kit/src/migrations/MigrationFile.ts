import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { MigrationError } from './MigrationError.ts';

/** A migration as it lies in the repository: `<folder>/<name>/migration.sql`. */
export interface MigrationFile {
  /** The folder's name, `<timestamp>_<what it does>`; names sort in the order in which migrations are applied. */
  readonly name: string;
  readonly file: string;
  readonly script: string;
}

/**
 * Reads a folder of Prisma migrations, in order.
 *
 * @throws MigrationError when the folder is not there or a migration's file is missing.
 */
export async function readMigrationFiles(folder: string): Promise<MigrationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new MigrationError(`The migrations folder ${folder} cannot be read.`, { cause });
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.toSorted().map((name) => readMigrationFile(folder, name)));
}

async function readMigrationFile(folder: string, name: string): Promise<MigrationFile> {
  const file = path.join(folder, name, 'migration.sql');
  const script = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new MigrationError(`${file} is missing: a migration is a folder with this file in it.`, { cause });
  });
  return { name, file, script };
}

/** A script's checksum as Prisma records it: SHA-256 in lower-case hexadecimal. */
export function checksumOf(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** Whether a recorded checksum is this script's. As with Prisma, a checkout may have turned its line endings. */
export function matchesChecksum(script: string, checksum: string): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].some((variant) => checksumOf(variant) === checksum);
}
