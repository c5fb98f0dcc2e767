import { setTimeout } from 'node:timers/promises';

import { createConnection } from 'mariadb';

import { connectionOptions } from '../database/connectionOptions.ts';
import { databaseErrorMessage } from '../database/databaseErrorMessage.ts';
import { readMigrationFiles } from './MigrationFile.ts';
import { readMigrationRecords } from './MigrationRecord.ts';

export interface AwaitMigrationsOptions {
  /** An account that may read the database is enough: waiting changes nothing. */
  readonly databaseUrl: string;
  /** A folder of Prisma migrations. */
  readonly folder: string;
  /** How long to wait between looks. */
  readonly intervalMs?: number;
  /** Called with what is still awaited, once each time that it changes. */
  readonly onWaiting?: (reason: string) => void;
}

/**
 * Waits, for as long as it takes, until the database has every migration of a folder. Newer migrations do not matter, so
 * that a release can be rolled back.
 *
 * @throws MigrationError when the folder cannot be read.
 */
export async function awaitMigrations(options: AwaitMigrationsOptions): Promise<void> {
  const { databaseUrl, folder, intervalMs = 2_000, onWaiting } = options;
  const names = (await readMigrationFiles(folder)).map((file) => file.name);
  let told: string | null = null;
  for (;;) {
    const reason = await reasonToWait(databaseUrl, names);
    if (reason === null) return;
    if (reason !== told) onWaiting?.(reason);
    told = reason;
    await setTimeout(intervalMs);
  }
}

/** A database that is not there yet is waited for like a migration that is not applied yet. */
async function reasonToWait(databaseUrl: string, names: readonly string[]): Promise<string | null> {
  try {
    const applied = await readApplied(databaseUrl);
    const missing = names.find((name) => !applied.has(name));
    return missing === undefined ? null : `${missing} is not applied yet`;
  } catch (error) {
    return databaseErrorMessage(error);
  }
}

async function readApplied(databaseUrl: string): Promise<ReadonlySet<string>> {
  const connection = await createConnection(connectionOptions(databaseUrl));
  try {
    const records = await readMigrationRecords(connection);
    return new Set(records.filter(({ finishedAt }) => finishedAt !== null).map(({ name }) => name));
  } finally {
    await connection.end().catch(() => connection.destroy());
  }
}
