import { defineConfig } from 'prisma/config';

const { RECOMMENDATIONS_MIGRATION_DATABASE_URL, RECOMMENDATIONS_DATABASE_URL, RECOMMENDATIONS_SHADOW_DATABASE_URL } =
  process.env;

/** Prisma's command line for the database of recommendations: `npx prisma validate --config prisma/recommendations/prisma.config.ts`. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations', seed: 'npm run seed -- recommendations' },
  datasource: {
    url: RECOMMENDATIONS_MIGRATION_DATABASE_URL ?? RECOMMENDATIONS_DATABASE_URL ?? '',
    // `migrate dev` replays the migrations in it. Without one, Prisma creates and drops a database of its own.
    ...(RECOMMENDATIONS_SHADOW_DATABASE_URL && { shadowDatabaseUrl: RECOMMENDATIONS_SHADOW_DATABASE_URL }),
  },
});
