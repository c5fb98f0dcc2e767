import { uniqueViolation } from '@online-books/service-kit/database/uniqueViolation';
import { indexedWordsOf } from '@online-books/service-kit/search/wordsOf';

import type { User } from '../domain/User.ts';
import type { Addition, NewUser } from '../domain/UserRepository.ts';
import { appendToJournal } from './appendToJournal.ts';
import { inTransaction } from './inTransaction.ts';
import type { PrismaClient } from './prisma-client/client.ts';
import { userColumns } from './userColumns.ts';

/** Adds a user, the words that find them, and the journal's entry, or nothing. */
export async function addUser(prisma: PrismaClient, newUser: NewUser): Promise<Addition> {
  try {
    return { kind: 'added', user: await insert(prisma, newUser) };
  } catch (error) {
    const taken = takenBy(uniqueViolation(error));
    if (taken) return taken;
    throw error;
  }
}

function insert(prisma: PrismaClient, newUser: NewUser): Promise<User> {
  return inTransaction(prisma, async (transaction) => {
    const user = await transaction.user.create({ data: newUser, select: userColumns });
    const words = indexedWordsOf(`${newUser.username} ${newUser.name ?? ''}`);
    await transaction.userWord.createMany({
      data: words.map((word) => ({ word, userId: user.id })),
      // Words that are two to us may be one to the collation.
      skipDuplicates: true,
    });
    await appendToJournal(transaction, [{ event: 'REGISTERED', userId: user.id, at: user.since }]);
    return user;
  });
}

/** The unique index that was hit says what is taken. */
function takenBy(index: string | null): Addition | null {
  switch (index) {
    case 'User_username_key':
      return { kind: 'usernameTaken' };
    case 'User_email_key':
      return { kind: 'emailTaken' };
    case 'User_name_key':
      return { kind: 'nameTaken' };
    default:
      return null;
  }
}
