import path from 'node:path';

import { MigrationError } from './MigrationError.ts';
import { matchesChecksum, type MigrationFile } from './MigrationFile.ts';
import type { MigrationRecord } from './MigrationRecord.ts';

/**
 * The migrations that are still to be applied, in order. What the database has beyond the newest file, a newer release has put
 * there, also when it failed at it: that release can be rolled back.
 *
 * @throws MigrationError when the folder and the database tell different stories: an applied migration was edited or is
 * missing between others, one failed or was interrupted half-way, or a new one sorts before an applied one.
 */
export function pendingMigrations(
  folder: string,
  files: readonly MigrationFile[],
  records: readonly MigrationRecord[],
): MigrationFile[] {
  const fileOf = new Map(files.map((file) => [file.name, file]));
  const newestFile = files.at(-1)?.name ?? '';
  for (const record of records) {
    if (record.name <= newestFile) refuseBroken(folder, record, fileOf.get(record.name));
  }

  const applied = new Set(records.map((record) => record.name));
  const pending = files.filter((file) => !applied.has(file.name));
  const newest = [...applied].toSorted().at(-1) ?? '';
  const late = pending.find((file) => file.name < newest);
  if (late) {
    throw new MigrationError(
      `${late.file} is out of order: ${newest}, which comes after it, is applied already. Give it a later timestamp.`,
    );
  }
  return pending;
}

function refuseBroken(folder: string, record: MigrationRecord, file: MigrationFile | undefined): void {
  const where = file?.file ?? path.join(folder, record.name, 'migration.sql');
  if (record.finishedAt === null) {
    throw new MigrationError(
      [
        `${where} failed or was interrupted half-way at ${record.startedAt.toISOString()}. Repair the database by hand.`,
        `Then say in it, where all of the migration is applied: ${resolution('finished_at', record)}`,
        `or, where nothing of it is and it is to be applied again: ${resolution('rolled_back_at', record)}`,
        ...(record.logs ? [record.logs] : []),
      ].join('\n'),
    );
  }
  if (!file) {
    throw new MigrationError(`${where} is missing: it is applied to the database, and so are migrations after it.`);
  }
  if (!matchesChecksum(file.script, record.checksum)) {
    throw new MigrationError(`${where} was edited after it was applied. Restore it and write a new migration instead.`);
  }
}

/** What `prisma migrate resolve` would do. Its engine is not at hand in an image, a database client is. */
function resolution(column: 'finished_at' | 'rolled_back_at', { name }: MigrationRecord): string {
  return (
    `UPDATE _prisma_migrations SET ${column} = UTC_TIMESTAMP(3) ` +
    `WHERE migration_name = '${name}' AND finished_at IS NULL AND rolled_back_at IS NULL;`
  );
}
