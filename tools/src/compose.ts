import { writeFile } from 'node:fs/promises';

import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { composeBookshop, deployedSupergraphPath, deployedUrls } from './compose/composeBookshop.ts';

/** `npm run compose`: writes the committed supergraph. */
runMain(async () => {
  await writeFile(deployedSupergraphPath, await composeBookshop(deployedUrls));
  console.log('wrote gateway/supergraph.graphql');
});
