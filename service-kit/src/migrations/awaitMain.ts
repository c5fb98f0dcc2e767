import { parseEnvironment } from '../environment/parseEnvironment.ts';
import { runMain } from '../lifecycle/runMain.ts';
import { awaitMigrations } from './awaitMigrations.ts';
import { migrationVariables } from './migrationVariables.ts';

/** The program that a replica runs before it serves, where nothing else orders deployments after migrations. */
runMain(async () => {
  // The first process of a container gets no default action for a signal.
  process.once('SIGTERM', () => process.exit(143));
  const environment = parseEnvironment(migrationVariables);
  await awaitMigrations({
    databaseUrl: environment.DATABASE_URL,
    folder: environment.MIGRATIONS_PATH,
    onWaiting: (reason) => console.log(`waiting: ${reason}`),
  });
});
