import type { JournalEntry } from '../domain/journal/JournalEntry.ts';
import type { Prisma } from './prisma-client/client.ts';

const theOnlyRow = { id: 1 };

/**
 * Adds entries to the journal, as the last statements of the transaction that makes the changes. The update locks the last
 * position until the transaction ends: who comes next waits, so positions are in the order of commit, and a transaction that
 * is rolled back gives its positions back.
 */
export async function appendToJournal(
  transaction: Prisma.TransactionClient,
  entries: ReadonlyArray<Omit<JournalEntry, 'position'>>,
): Promise<void> {
  const { last } = await transaction.journalPosition.update({
    where: theOnlyRow,
    data: { last: { increment: entries.length } },
  });
  const before = last - BigInt(entries.length);
  await transaction.journalEntry.createMany({
    data: entries.map((entry, index) => ({ ...entry, position: before + BigInt(index + 1) })),
  });
}
