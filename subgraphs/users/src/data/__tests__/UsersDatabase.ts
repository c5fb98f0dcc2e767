import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { createTestDatabase } from '@online-books/tools/testing/createTestDatabase';

import { checkRegistration } from '../../domain/registration/checkRegistration.ts';
import type { NewUser } from '../../domain/UserRepository.ts';
import { createFamiliarSources } from '../createFamiliarSources.ts';
import { createJournalRepository } from '../createJournalRepository.ts';
import { createLoginThrottle } from '../createLoginThrottle.ts';
import { createSessionRepository } from '../createSessionRepository.ts';
import { createUserRepository } from '../createUserRepository.ts';
import { PrismaClient } from '../prisma-client/client.ts';

/** The repositories on a real database of the test's own. */
export type UsersDatabase = Awaited<ReturnType<typeof openUsersDatabase>>;

export async function openUsersDatabase() {
  const database = await createTestDatabase('users');
  const prisma = new PrismaClient({
    adapter: createDatabaseAdapter({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 10 }),
    log: [{ emit: 'event', level: 'query' }],
  });
  const statements: string[] = [];
  prisma.$on('query', ({ query }) => void statements.push(query));
  const users = createUserRepository(prisma);

  return {
    prisma,
    users,
    journal: createJournalRepository(prisma),
    sessions: createSessionRepository(prisma),
    familiarSources: createFamiliarSources(prisma),
    throttle: createLoginThrottle(prisma),
    /** Adds a user who must not be refused. */
    async addUser(username: string, more: NewUserDetails = {}) {
      const addition = await users.add(newUser(username, more));
      if (addition.kind !== 'added') throw new Error(`The outcome is ${addition.kind}.`);
      return addition.user;
    },
    /** How many statements `work` sends. */
    async statementsOf(work: () => Promise<unknown>) {
      statements.length = 0;
      await work();
      return statements.length;
    },
    async close() {
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

interface NewUserDetails {
  readonly email?: string;
  readonly name?: string;
  readonly since?: Date;
}

/** A user to add, as a registration would make it. */
export function newUser(username: string, { email, name, since = new Date() }: NewUserDetails = {}): NewUser {
  const checked = checkRegistration({
    username,
    password: 'a good password',
    email: email ?? `${username}@example.com`,
    name: name ?? null,
    phone: '9000000000',
  });
  if (checked.kind === 'invalid') throw new Error(JSON.stringify(checked.brokenRules));
  const { password: _, ...registration } = checked.registration;
  return { ...registration, passwordHash: 'a hash', since };
}

/** A request for the first entries of the journal after a position. */
export function firstAfter(after: bigint | null, limit = 100) {
  return { limit, from: 'start', after, before: null } as const;
}
