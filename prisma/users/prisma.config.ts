import { defineConfig } from 'prisma/config';

const { USERS_MIGRATION_DATABASE_URL, USERS_DATABASE_URL, USERS_SHADOW_DATABASE_URL } = process.env;

/** Prisma's command line for the database of users: `npx prisma validate --config prisma/users/prisma.config.ts`. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations', seed: 'npm run seed -- users' },
  datasource: {
    url: USERS_MIGRATION_DATABASE_URL ?? USERS_DATABASE_URL ?? '',
    // `migrate dev` replays the migrations in it. Without one, Prisma creates and drops a database of its own.
    ...(USERS_SHADOW_DATABASE_URL && { shadowDatabaseUrl: USERS_SHADOW_DATABASE_URL }),
  },
});
