import { z } from 'zod';

import { databaseVariables } from '../environment/commonVariables.ts';

/** What the programs around migrations read: whose database, and which migrations belong to it. */
export const migrationVariables = {
  DATABASE_URL: databaseVariables.DATABASE_URL,
  /** The folder of the subgraph's migrations. */
  MIGRATIONS_PATH: z.string(),
};
