import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { migrateDatabases } from './database/migrateDatabases.ts';
import { withDatabases } from './database/withDatabases.ts';
import { subgraphNames } from './repository.ts';
import { seedDatabase } from './stack/seedDatabase.ts';

/** `npm run seed`: adds the missing demonstration data, of all subgraphs or of those that it names (`npm run seed -- orders`). */
runMain(async () => {
  await withDatabases(async (urls) => {
    await migrateDatabases(urls, console.log);
    const named = process.argv.slice(3);
    for (const name of subgraphNames.filter((one) => named.length === 0 || named.includes(one)))
      await seedDatabase(name, urls[name].service);
  });
  console.log('the demonstration data is there');
});
