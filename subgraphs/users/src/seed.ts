import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { z } from 'zod';

import { addMissingUsers } from './data/addMissingUsers.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { readSeedEnvironment } from './environment.ts';

const people = z.array(
  z.strictObject({
    id: z.uuid(),
    username: z.string(),
    name: z.string().nullable(),
    email: z.email(),
    phone: z.string().nullable(),
    since: z.iso.datetime().transform((text) => new Date(text)),
    role: z.enum(['CUSTOMER', 'ADMINISTRATOR']).default('CUSTOMER'),
    passwordHash: z.string().nullable().default(null),
  }),
);

const file = path.join(import.meta.dirname, '../../../prisma/users/seed/users.json');

/** Puts the first users into the database. Running it again changes nothing. */
runMain(async () => {
  const users = people.parse(JSON.parse(await readFile(file, 'utf8')));
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(readSeedEnvironment()) });
  try {
    await addMissingUsers(prisma, users);
  } finally {
    await prisma.$disconnect();
  }
});
