import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { migrateDatabases } from './database/migrateDatabases.ts';
import { withDatabases } from './database/withDatabases.ts';
import { subgraphNames } from './repository.ts';
import { seedDatabase } from './stack/seedDatabase.ts';

/** `npm run seed`: adds the demonstration data that is missing. */
runMain(async () => {
  await withDatabases(async (urls) => {
    await migrateDatabases(urls, console.log);
    for (const name of subgraphNames) await seedDatabase(name, urls[name].service);
  });
  console.log('the demonstration data is there');
});
