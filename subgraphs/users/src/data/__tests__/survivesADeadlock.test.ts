import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import { inTransaction } from '../inTransaction.ts';
import type { Prisma } from '../prisma-client/client.ts';
import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
let ids: readonly [string, string];
beforeAll(async () => {
  database = await openUsersDatabase();
  ids = [(await database.addUser('first')).id, (await database.addUser('second')).id];
});
afterAll(() => database.close());

const writes: ReadonlyArray<
  readonly [string, (transaction: Prisma.TransactionClient, id: string) => Promise<unknown>]
> = [
  ['Prisma queries', (transaction, id) => transaction.user.update({ where: { id }, data: { phone: '9000000001' } })],
  ['raw queries', (transaction, id) => transaction.$executeRaw`UPDATE User SET phone = '9000000002' WHERE id = ${id}`],
];

test.each(writes)('two transactions of %s that wait for one another both succeed', async (_, write) => {
  const { arrive, everybodyArrived } = meeting(2);
  let attempts = 0;
  const lock = (first: string, then: string) =>
    inTransaction(database.prisma, async (transaction) => {
      attempts += 1;
      await write(transaction, first);
      arrive();
      await everybodyArrived;
      await write(transaction, then);
    });
  await Promise.all([lock(ids[0], ids[1]), lock(ids[1], ids[0])]);
  expect(attempts).toBe(3);
});

test.each(writes)('a transaction of %s that met what changed since its first read succeeds', async (_, write) => {
  const [id] = ids;
  const changed = { phone: '9000000003' };
  await database.prisma.user.update({ where: { id }, data: { phone: null } });
  let attempts = 0;
  await retryOnDeadlock(() =>
    database.prisma.$transaction(
      async (transaction) => {
        attempts += 1;
        await transaction.user.findMany();
        if (attempts === 1) await database.prisma.user.update({ where: { id }, data: changed });
        // Here MariaDB ends the first attempt, where its innodb_snapshot_isolation is on: the default since 11.6.2.
        await write(transaction, id);
      },
      { isolationLevel: 'RepeatableRead' },
    ),
  );
  expect(await database.users.findByIds([id])).not.toEqual([expect.objectContaining(changed)]);
});

function meeting(size: number) {
  let missing = size;
  let arrive = (): void => undefined;
  const everybodyArrived = new Promise<void>((resolve) => {
    arrive = () => {
      missing -= 1;
      if (missing === 0) resolve();
    };
  });
  return { arrive, everybodyArrived };
}
