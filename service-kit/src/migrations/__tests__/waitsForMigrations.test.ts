import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { awaitMigrations } from '../awaitMigrations.ts';
import { migrate } from '../migrate.ts';
import { createScratch, type Scratch } from './createScratch.ts';

let scratch: Scratch;
beforeEach(async () => (scratch = await createScratch()));
afterEach(() => scratch.drop());

async function reasonsUntilMigrated(): Promise<string[]> {
  const reasons: string[] = [];
  await awaitMigrations({ ...scratch, intervalMs: 20, onWaiting: (reason) => reasons.push(reason) });
  return reasons;
}

test('goes on at once when every migration is applied, also when the database is further', async () => {
  await scratch.write('1_first', 'CREATE TABLE t (a INT)');
  await migrate(scratch);
  await scratch.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', '', '2_newer', NOW())",
  );
  await expect(reasonsUntilMigrated()).resolves.toEqual([]);
});

test('waits for the first migration of all and for one that is new, and tells each reason once', async () => {
  await scratch.write('1_first', 'CREATE TABLE t (a INT); DO SLEEP(0.3)');
  await scratch.write('2_second', 'DO SLEEP(0.3)');
  const waiting = reasonsUntilMigrated();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await migrate(scratch);
  await expect(waiting).resolves.toEqual([
    expect.stringContaining('_prisma_migrations'),
    '1_first is not applied yet',
    '2_second is not applied yet',
  ]);
});

test('waits for a migration that failed until somebody has put it right', async () => {
  const file = await scratch.write('1_first', 'CREATE TABLE t (nonsense)');
  await expect(migrate(scratch)).rejects.toThrow(file);
  const waiting = reasonsUntilMigrated();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await scratch.query('UPDATE _prisma_migrations SET finished_at = NOW()');
  await expect(waiting).resolves.toEqual(['1_first is not applied yet']);
});
