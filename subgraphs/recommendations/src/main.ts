import path from 'node:path';

import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { createSubgraphServer } from '@online-books/service-kit/graphql/createSubgraphServer';
import { graphqlRoute } from '@online-books/service-kit/graphql/graphqlRoute';
import { openTokenVerifier } from '@online-books/service-kit/identity/openTokenVerifier';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { runService } from '@online-books/service-kit/lifecycle/runService';
import { createLogger } from '@online-books/service-kit/logging/createLogger';
import { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import { openServerCredentials } from '@online-books/service-kit/tls/openServerCredentials';
import { requireGateway } from '@online-books/service-kit/trust/requireGateway';

import { createContextFactory } from './createContextFactory.ts';
import { createBookRepository } from './data/createBookRepository.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { createRankingRepository } from './data/learning/createRankingRepository.ts';
import { startLearning } from './data/learning/startLearning.ts';
import { createLearnedRanking } from './domain/learning/createLearnedRanking.ts';
import { MODEL } from './domain/learning/ModelSettings.ts';
import { readServiceEnvironment } from './environment.ts';
import type { Context } from './resolvers/Context.ts';
import { resolvers } from './resolvers/resolvers.ts';

const MS_A_DAY = 86_400_000;

runMain(async () => {
  const environment = readServiceEnvironment();
  const logger = createLogger('recommendations', environment.LOG_LEVEL);
  const tls = await openServerCredentials(environment, logger);
  const metrics = new MetricRegistry();
  const serve = await runService({ environment, tls, metrics, logger });
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(environment) });
  const books = createBookRepository(prisma);
  const repository = createRankingRepository(prisma);
  const ranking = createLearnedRanking({ repository, settings: MODEL, now: () => Date.now() / MS_A_DAY });
  const createContext = createContextFactory(books, ranking);
  const viewerOf = await openTokenVerifier(environment, logger);
  const schemaPath = path.join(import.meta.dirname, '../schema.graphql');
  const server = await createSubgraphServer<Context>({ schemaPath, resolvers, logger });
  const graphql = graphqlRoute(server, async ({ headers }) => createContext(await viewerOf(headers.authorization)));
  const stopping = new AbortController();
  const learning = await startLearning({ prisma, environment, metrics, logger, signal: stopping.signal });

  serve({
    routes: { '/graphql': requireGateway(graphql, environment, logger) },
    isReady: async () => (await prisma.$queryRaw`SELECT 1`) !== null,
    onDrain: () => stopping.abort(),
    async close() {
      await learning.ended;
      await server.stop();
      await prisma.$disconnect();
    },
  });
});
