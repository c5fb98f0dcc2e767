import path from 'node:path';

import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { createSubgraphServer } from '@online-books/service-kit/graphql/createSubgraphServer';
import { graphqlRoute } from '@online-books/service-kit/graphql/graphqlRoute';
import { openTokenVerifier } from '@online-books/service-kit/identity/openTokenVerifier';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { runService } from '@online-books/service-kit/lifecycle/runService';
import { createLogger } from '@online-books/service-kit/logging/createLogger';
import { createFeedReader } from '@online-books/service-kit/outbox/createFeedReader';
import { FEED_PATH, feedRoute } from '@online-books/service-kit/outbox/feedRoute';
import { openServerCredentials } from '@online-books/service-kit/tls/openServerCredentials';
import { requireGateway } from '@online-books/service-kit/trust/requireGateway';
import { requireSignature } from '@online-books/service-kit/trust/requireSignature';

import { createContextFactory } from './createContextFactory.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { readEnvironment } from './environment.ts';
import type { Context } from './resolvers/Context.ts';
import { resolvers } from './resolvers/resolvers.ts';

runMain(async () => {
  const environment = readEnvironment();
  const logger = createLogger('orders', environment.LOG_LEVEL);
  const tls = await openServerCredentials(environment, logger);
  const serve = await runService({ environment, tls, logger });
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(environment) });
  const viewerOf = await openTokenVerifier(environment, logger);
  const createContext = createContextFactory(prisma);
  const schemaPath = path.join(import.meta.dirname, '../schema.graphql');
  const server = await createSubgraphServer<Context>({ schemaPath, resolvers, logger });
  const graphql = graphqlRoute(server, async ({ headers }) => createContext(await viewerOf(headers.authorization)));
  const draining = new AbortController();
  const feed = feedRoute(createFeedReader(prisma), draining.signal);
  const { FEED_SECRETS } = environment;

  serve({
    routes: {
      '/graphql': requireGateway(graphql, environment, logger),
      ...(FEED_SECRETS && { [FEED_PATH]: requireSignature(feed, FEED_SECRETS, logger) }),
    },
    isReady: async () => (await prisma.$queryRaw`SELECT 1`) !== null,
    onDrain: () => draining.abort(),
    close: async () => {
      await server.stop();
      await prisma.$disconnect();
    },
  });
});
