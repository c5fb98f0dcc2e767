import path from 'node:path';

/** Which subgraph's schema and database Prisma's command line looks at, where it looks at both. */
export default {
  schema: path.join(import.meta.dirname, '../prisma', process.env.SUBGRAPH ?? '', 'schema.prisma'),
  datasource: { url: process.env.DATABASE_URL ?? '' },
};
