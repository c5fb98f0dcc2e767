import { parseEnvironment } from '../environment/parseEnvironment.ts';
import { runMain } from '../lifecycle/runMain.ts';
import { migrate } from './migrate.ts';
import { migrationVariables } from './migrationVariables.ts';

/** The program that brings one database up to date: a step of deployment, before the service's replicas start. */
runMain(async () => {
  const environment = parseEnvironment(migrationVariables);
  const applied = await migrate({
    databaseUrl: environment.DATABASE_URL,
    folder: environment.MIGRATIONS_PATH,
    onApplied: (name) => console.log(`applied ${name}`),
  });
  if (applied.length === 0) console.log('the database is up to date');
});
