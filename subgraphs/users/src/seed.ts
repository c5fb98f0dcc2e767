import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { runDatabaseProgram } from '@online-books/service-kit/subgraph/runDatabaseProgram';
import { z } from 'zod';

import { addMissingUsers } from './data/addMissingUsers.ts';
import { PrismaClient } from './data/prisma-client/client.ts';

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

/** Adds the first users. Running it again changes nothing. */
runDatabaseProgram(
  (adapter) => new PrismaClient({ adapter }),
  async (prisma) => {
    await addMissingUsers(prisma, people.parse(JSON.parse(await readFile(file, 'utf8'))));
  },
);
