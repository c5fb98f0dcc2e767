import { randomBytes } from 'node:crypto';

import { withConnection } from '@online-books/tools/database/withConnection';
import { testDatabaseServerUrl } from '@online-books/tools/testing/createTestDatabase';
import { expect, test } from '@jest/globals';

import { StatementLog } from './StatementLog.ts';

const server = testDatabaseServerUrl();

/** A statement that nobody else sends. */
const unique = () => `SELECT '${randomBytes(8).toString('hex')}'`;
const send = (statement: string) => withConnection(server, async (admin) => void (await admin.query(statement)));

test('a second reader waits for the first and does not count its statements', async () => {
  const [first, second] = [unique(), unique()];
  const watching = await StatementLog.open([server]);
  const waiting = { isOver: false };
  const next = StatementLog.open([server]).finally(() => (waiting.isOver = true));
  expect(await watching.during(() => send(first))).toContain(first);
  expect(waiting.isOver).toBe(false);
  await watching.close();

  const log = await next;
  const counted = await log.during(() => send(second));
  expect(counted).toContain(second);
  expect(counted).not.toContain(first);
  const kept: Array<{ argument: Buffer | string }> = await withConnection(server, (admin) =>
    admin.query('SELECT argument FROM mysql.general_log WHERE argument IN (?)', [[first, second]]),
  );
  expect(kept.map(({ argument }) => argument.toString()).sort()).toEqual([first, second].sort());
  await log.close();
}, 600_000);

test('statements of other accounts are not counted', async () => {
  const log = await StatementLog.open(['mysql://nobody@127.0.0.1/none']);
  expect(await log.during(() => send(unique()))).toEqual([]);
  await log.close();
}, 300_000);
