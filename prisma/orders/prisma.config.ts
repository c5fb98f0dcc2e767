import { defineConfig } from 'prisma/config';

const { ORDERS_MIGRATION_DATABASE_URL, ORDERS_DATABASE_URL, ORDERS_SHADOW_DATABASE_URL } = process.env;

/** Prisma's command line for the database of orders: `npx prisma validate --config prisma/orders/prisma.config.ts`. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations', seed: 'npm run seed -- orders' },
  datasource: {
    url: ORDERS_MIGRATION_DATABASE_URL ?? ORDERS_DATABASE_URL ?? '',
    // `migrate dev` replays the migrations in it. Without one, Prisma creates and drops a database of its own.
    ...(ORDERS_SHADOW_DATABASE_URL && { shadowDatabaseUrl: ORDERS_SHADOW_DATABASE_URL }),
  },
});
