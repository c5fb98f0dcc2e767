import { writeFile } from 'node:fs/promises';

import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { composeBookshop, deployedSupergraphPath, deployedUrls } from './compose/composeBookshop.ts';
import { generatePrismaClients } from './generate/generatePrismaClients.ts';
import { generateResolverTypes } from './generate/generateResolverTypes.ts';
import { subgraphNames } from './repository.ts';

/** `npm run generate`: Prisma clients, resolver types and the committed supergraph. */
runMain(async () => {
  await generatePrismaClients();
  await Promise.all(subgraphNames.map(generateResolverTypes));
  await writeFile(deployedSupergraphPath, await composeBookshop(deployedUrls));
  console.log('generated the Prisma clients, the resolver types and gateway/supergraph.graphql');
});
