import { defineConfig } from 'prisma/config';

const { REGISTRY_MIGRATION_DATABASE_URL, REGISTRY_DATABASE_URL, REGISTRY_SHADOW_DATABASE_URL } = process.env;

/** Prisma's command line for the database of the registry: `npx prisma validate --config prisma/registry/prisma.config.ts`. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: {
    url: REGISTRY_MIGRATION_DATABASE_URL ?? REGISTRY_DATABASE_URL ?? '',
    // `migrate dev` replays the migrations in it. Without one, Prisma creates and drops a database of its own.
    ...(REGISTRY_SHADOW_DATABASE_URL && { shadowDatabaseUrl: REGISTRY_SHADOW_DATABASE_URL }),
  },
});
