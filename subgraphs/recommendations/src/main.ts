import { openTokenVerifier } from '@online-books/service-kit/identity/openTokenVerifier';
import { runSubgraph } from '@online-books/service-kit/subgraph/runSubgraph';

import { createContextFactory } from './createContextFactory.ts';
import { createBookRepository } from './data/createBookRepository.ts';
import { createRankingRepository } from './data/learning/createRankingRepository.ts';
import { startLearning } from './data/learning/startLearning.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { createLearnedRanking } from './domain/learning/createLearnedRanking.ts';
import { MODEL } from './domain/learning/ModelSettings.ts';
import { readEnvironment } from './environment.ts';
import { resolvers } from './resolvers/resolvers.ts';

const MS_A_DAY = 86_400_000;

runSubgraph({
  name: 'recommendations',
  readEnvironment,
  schemaPath: new URL('../schema.graphql', import.meta.url),
  resolvers,
  openDatabase: (adapter) => new PrismaClient({ adapter }),

  async start({ environment, prisma, metrics, logger }) {
    const repository = createRankingRepository(prisma);
    const ranking = createLearnedRanking({ repository, settings: MODEL, now: () => Date.now() / MS_A_DAY });
    const createContext = createContextFactory(createBookRepository(prisma), ranking);
    const verifyToken = await openTokenVerifier(environment, logger);
    const stopping = new AbortController();
    const learning = await startLearning({ prisma, environment, metrics, logger, signal: stopping.signal });
    return {
      verifyToken,
      createContext: ({ viewer }) => createContext(viewer),
      onDrain: () => stopping.abort(),
      close: () => learning.ended,
    };
  },
});
