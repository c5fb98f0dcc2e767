import { indexedWordsOf } from '@online-books/service-kit/search/wordsOf';

import type { User } from '../domain/User.ts';
import { appendToJournal } from './appendToJournal.ts';
import { inTransaction } from './inTransaction.ts';
import type { Prisma, PrismaClient } from './prisma-client/client.ts';

/** A user as a seed file has it. */
export interface SeedUser extends User {
  readonly passwordHash: string | null;
}

/**
 * Adds those of the users who are not there, with the words that they are found by and their journal entries, in a few
 * statements. Who is there stays as they are; who has lost their username, e-mail address or name to somebody else meanwhile
 * is left out. Several replicas may do this at once.
 *
 * @returns how many users were added
 */
export function addMissingUsers(prisma: PrismaClient, users: readonly SeedUser[]): Promise<number> {
  return inTransaction(prisma, (transaction) => addMissing(transaction, users));
}

async function addMissing(transaction: Prisma.TransactionClient, users: readonly SeedUser[]): Promise<number> {
  // Replicas wait here for one another, so that nobody is told twice in the journal.
  await transaction.$queryRaw`SELECT last FROM JournalPosition FOR UPDATE`;
  const missing = await withoutPresent(transaction, users);
  if (missing.length === 0) return 0;
  await transaction.user.createMany({ data: missing, skipDuplicates: true });
  const leftOut = await withoutPresent(transaction, missing);
  const added = missing.filter((user) => !leftOut.includes(user));
  await transaction.userWord.createMany({
    data: added.flatMap(({ id, username, name }) =>
      indexedWordsOf(`${username} ${name ?? ''}`).map((word) => ({ word, userId: id })),
    ),
    skipDuplicates: true,
  });
  await appendToJournal(
    transaction,
    added.map(({ id, since }) => ({ event: 'REGISTERED', userId: id, at: since })),
  );
  return added.length;
}

async function withoutPresent(transaction: Prisma.TransactionClient, users: readonly SeedUser[]): Promise<SeedUser[]> {
  const present = await transaction.user.findMany({
    select: { id: true },
    where: { id: { in: users.map(({ id }) => id) } },
  });
  const ids = new Set(present.map(({ id }) => id));
  return users.filter(({ id }) => !ids.has(id));
}
