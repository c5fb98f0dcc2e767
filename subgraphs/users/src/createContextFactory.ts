import type { SubgraphRequest } from '@online-books/service-kit/subgraph/runSubgraph';

import { createFamiliarSources } from './data/createFamiliarSources.ts';
import { createJournalRepository } from './data/createJournalRepository.ts';
import { createLoaders } from './data/createLoaders.ts';
import { createLoginThrottle } from './data/createLoginThrottle.ts';
import { createSessionRepository } from './data/createSessionRepository.ts';
import { createUserRepository } from './data/createUserRepository.ts';
import type { PrismaClient } from './data/prisma-client/client.ts';
import type { Dependencies } from './domain/Dependencies.ts';
import { clientNetworkOf } from './identity/clientNetworkOf.ts';
import { newSecret } from './identity/newSecret.ts';
import type { Context } from './resolvers/Context.ts';

/** How sessions are made, which is not in the database. */
type SessionSettings = Pick<
  Dependencies,
  'passwords' | 'accessTokens' | 'refreshTokenTtlSeconds' | 'refreshGraceSeconds'
>;

/** Wires repositories and use cases once, and makes the context of each request from its viewer and headers. */
export function createContextFactory(
  prisma: PrismaClient,
  settings: SessionSettings,
): (request: SubgraphRequest) => Context {
  const users = createUserRepository(prisma);
  const dependencies: Dependencies = {
    ...settings,
    users,
    journal: createJournalRepository(prisma),
    sessions: createSessionRepository(prisma),
    familiarSources: createFamiliarSources(prisma),
    throttle: createLoginThrottle(prisma),
    newSecret,
    now: () => new Date(),
  };
  return ({ viewer, headers }) => ({
    viewer,
    clientNetwork: clientNetworkOf(headers),
    loaders: createLoaders(users),
    dependencies,
  });
}
