import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { withSharedDatabases } from './database/withSharedDatabases.ts';
import { runPrisma } from './prisma/runPrisma.ts';
import { subgraphNames } from './repository.ts';

const USAGE = `usage: npm run prisma -- ${subgraphNames.join('|')} <command of Prisma>, such as orders studio`;

/** `npm run prisma -- orders studio`: Prisma's command line for one subgraph, with its database at hand. */
runMain(async () => {
  const [given, ...args] = process.argv.slice(3);
  const subgraph = subgraphNames.find((name) => name === given);
  if (!subgraph || args.length === 0) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  await withSharedDatabases(async (urls) => {
    process.exitCode = await runPrisma(subgraph, args, urls);
  });
});
