import type { User } from '../domain/User.ts';
import type { UserRepository } from '../domain/UserRepository.ts';
import { usernameKey } from '../domain/values/Username.ts';
import { addUser } from './addUser.ts';
import { appendToJournal } from './appendToJournal.ts';
import { findUserPage } from './findUserPage.ts';
import { inTransaction } from './inTransaction.ts';
import type { PrismaClient } from './prisma-client/client.ts';
import { userColumns } from './userColumns.ts';

/** Users in the database. */
export function createUserRepository(prisma: PrismaClient): UserRepository {
  return {
    findByIds: (ids) => prisma.user.findMany({ select: userColumns, where: { id: { in: [...ids] } } }),

    findByUsernames: (usernames) =>
      prisma.user.findMany({ select: userColumns, where: { username: { in: [...usernames] } } }),

    async findByName(name) {
      const user = await prisma.user.findUnique({ select: userColumns, where: { name } });
      // The index does not see case; a name is asked for to the letter.
      return user?.name === name ? user : null;
    },

    async findCredentials(username) {
      const found = await prisma.user.findUnique({
        select: { ...userColumns, passwordHash: true },
        where: { username },
      });
      // The collation sees more spellings as one than the case of letters, each of which would have a throttle of its own.
      if (!found || usernameKey(found.username) !== usernameKey(username)) return null;
      const { passwordHash, ...user } = found;
      return { user, passwordHash };
    },

    page: (search) => findUserPage(prisma, search),

    add: (newUser) => addUser(prisma, newUser),

    async replacePasswordHash(id, from, to) {
      await prisma.user.updateMany({ where: { id, passwordHash: from }, data: { passwordHash: to } });
    },

    changePhone: (id, phone, at) => changePhone(prisma, id, phone, at),
  };
}

function changePhone(prisma: PrismaClient, id: string, phone: string, at: Date): Promise<User | null> {
  return inTransaction(prisma, async (transaction) => {
    const { count } = await transaction.user.updateMany({ where: { id }, data: { phone } });
    if (count === 0) return null;
    await appendToJournal(transaction, [{ event: 'PHONE_CHANGED', userId: id, at }]);
    return transaction.user.findUnique({ select: userColumns, where: { id } });
  });
}
