import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { migrateDatabases } from './database/migrateDatabases.ts';
import { withDatabases } from './database/withDatabases.ts';

/** `npm run migrate`: brings the three databases up to date. */
runMain(async () => {
  await withDatabases((urls) => migrateDatabases(urls, console.log));
  console.log('the databases are up to date');
});
