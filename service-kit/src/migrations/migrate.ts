import { type Connection, createConnection } from 'mariadb';

import { connectionOptions } from '../database/connectionOptions.ts';
import { databaseErrorMessage } from '../database/databaseErrorMessage.ts';
import { MigrationError } from './MigrationError.ts';
import { type MigrationFile, readMigrationFiles } from './MigrationFile.ts';
import {
  createMigrationTable,
  readMigrationRecords,
  recordFailure,
  recordFinish,
  recordStart,
} from './MigrationRecord.ts';
import { pendingMigrations } from './pendingMigrations.ts';
import { withMigrationLock } from './withMigrationLock.ts';

export interface MigrateOptions {
  /** `mysql://user:password@host:port/database`, with an account that may change the schema. */
  readonly databaseUrl: string;
  /** A folder of Prisma migrations. */
  readonly folder: string;
  /** How long to wait for another process that is migrating the same database. */
  readonly lockTimeoutSeconds?: number;
  /** Called after each migration with its name. */
  readonly onApplied?: (name: string) => void;
}

/**
 * Applies what is new in a folder of Prisma migrations, as `prisma migrate deploy` does, without Prisma's engine. Any number
 * of processes may call it at the same time: one migrates, the others wait and find nothing to do.
 *
 * @returns the names of the migrations that were applied.
 * @throws MigrationError when migrations are refused (see pendingMigrations), fail, or the lock is not free in time.
 */
export async function migrate({
  databaseUrl,
  folder,
  lockTimeoutSeconds = 60,
  onApplied,
}: MigrateOptions): Promise<string[]> {
  const files = await readMigrationFiles(folder);
  const connection = await connect(databaseUrl);
  try {
    return await withMigrationLock(connection, lockTimeoutSeconds, async () => {
      await createMigrationTable(connection);
      const pending = pendingMigrations(folder, files, await readMigrationRecords(connection));
      for (const migration of pending) {
        await apply(connection, migration);
        onApplied?.(migration.name);
      }
      return pending.map((migration) => migration.name);
    });
  } finally {
    await connection.end().catch(() => connection.destroy());
  }
}

async function connect(databaseUrl: string): Promise<Connection> {
  const options = connectionOptions(databaseUrl);
  try {
    // Scripts go to the server whole, which knows best where a statement ends.
    return await createConnection({ ...options, multipleStatements: true });
  } catch (error) {
    const database = `${options.database} on ${options.host}:${options.port}`;
    throw new MigrationError(`The database ${database} cannot be reached: ${databaseErrorMessage(error)}`, {
      cause: error,
    });
  }
}

async function apply(connection: Connection, migration: MigrationFile): Promise<void> {
  const id = await recordStart(connection, migration);
  try {
    await connection.query(migration.script);
  } catch (error) {
    const logs = `A migration failed to apply.\n\nMigration name: ${migration.name}\n\nDatabase error:\n${databaseErrorMessage(error)}`;
    // A connection that broke cannot tell any more; the migration stays unfinished all the same.
    await recordFailure(connection, id, logs).catch(() => undefined);
    throw new MigrationError(`${migration.file} failed: ${databaseErrorMessage(error)}`, { cause: error });
  }
  await recordFinish(connection, id);
}
