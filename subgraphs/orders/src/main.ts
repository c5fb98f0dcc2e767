import { openTokenVerifier } from '@online-books/service-kit/identity/openTokenVerifier';
import { createFeedReader } from '@online-books/service-kit/outbox/createFeedReader';
import { FEED_PATH, feedRoute } from '@online-books/service-kit/outbox/feedRoute';
import { runSubgraph } from '@online-books/service-kit/subgraph/runSubgraph';
import { requireSignature } from '@online-books/service-kit/trust/requireSignature';

import { createContextFactory } from './createContextFactory.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { readEnvironment } from './environment.ts';
import { resolvers } from './resolvers/resolvers.ts';

runSubgraph({
  name: 'orders',
  readEnvironment,
  schemaPath: new URL('../schema.graphql', import.meta.url),
  resolvers,
  openDatabase: (adapter) => new PrismaClient({ adapter }),

  async start({ environment, prisma, logger }) {
    const draining = new AbortController();
    const feed = feedRoute(createFeedReader(prisma), draining.signal);
    const { FEED_SECRETS } = environment;
    return {
      verifyToken: await openTokenVerifier(environment, logger),
      createContext: createContextFactory(prisma),
      routes: FEED_SECRETS ? { [FEED_PATH]: requireSignature(feed, FEED_SECRETS, logger) } : {},
      onDrain: () => draining.abort(),
    };
  },
});
