import { randomUUID } from 'node:crypto';

import type { Connection } from 'mariadb';

import { checksumOf, type MigrationFile } from './MigrationFile.ts';

/** What the database remembers of a migration that was started. */
export interface MigrationRecord {
  readonly name: string;
  readonly checksum: string;
  readonly startedAt: Date;
  /** Null when it is being applied, or failed. */
  readonly finishedAt: Date | null;
  /** What the database said when it failed. */
  readonly logs: string | null;
}

/** Exactly the table of Prisma 7, so that its command line agrees with what was done here, and the other way round. */
export async function createMigrationTable(connection: Connection): Promise<void> {
  await connection.query(`
    CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id                  VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum            VARCHAR(64) NOT NULL,
      finished_at         DATETIME(3),
      migration_name      VARCHAR(255) NOT NULL,
      logs                TEXT,
      rolled_back_at      DATETIME(3),
      started_at          DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0
    ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
}

/** All migrations that count, in the order in which they were started: not those that `prisma migrate resolve` took back. */
export function readMigrationRecords(connection: Connection): Promise<MigrationRecord[]> {
  return connection.query(`
    SELECT migration_name AS name, checksum, started_at AS startedAt, finished_at AS finishedAt, logs
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`);
}

/** Notes that a migration begins. Returns the id under which it is finished or failed. */
export async function recordStart(connection: Connection, migration: MigrationFile): Promise<string> {
  const id = randomUUID();
  await connection.query(
    'INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name) VALUES (?, ?, ?, ?)',
    [id, checksumOf(migration.script), new Date(), migration.name],
  );
  return id;
}

/** Notes that all of a migration was applied. To Prisma a script is one step. */
export async function recordFinish(connection: Connection, id: string): Promise<void> {
  await connection.query('UPDATE _prisma_migrations SET finished_at = ?, applied_steps_count = 1 WHERE id = ?', [
    new Date(),
    id,
  ]);
}

/** Notes why a migration failed. It stays unfinished until somebody has looked at it. */
export async function recordFailure(connection: Connection, id: string, logs: string): Promise<void> {
  await connection.query('UPDATE _prisma_migrations SET logs = ? WHERE id = ?', [logs, id]);
}
