import path from 'node:path';

import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { createSubgraphServer } from '@online-books/service-kit/graphql/createSubgraphServer';
import { graphqlRoute } from '@online-books/service-kit/graphql/graphqlRoute';
import { nonRepeatableFieldsPlugin } from '@online-books/service-kit/graphql/nonRepeatableFieldsPlugin';
import { rejectedTokensPlugin } from '@online-books/service-kit/graphql/rejectedTokensPlugin';
import { cacheVerifications } from '@online-books/service-kit/identity/cacheVerifications';
import { createTokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';
import { identify } from '@online-books/service-kit/identity/identify';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { runService } from '@online-books/service-kit/lifecycle/runService';
import { createLogger } from '@online-books/service-kit/logging/createLogger';
import { openServerCredentials } from '@online-books/service-kit/tls/openServerCredentials';
import { requireGateway } from '@online-books/service-kit/trust/requireGateway';
import { createLocalJWKSet } from 'jose';

import { cleanUpRegularly } from './data/cleanUpRegularly.ts';
import { createFamiliarSources } from './data/createFamiliarSources.ts';
import { createJournalRepository } from './data/createJournalRepository.ts';
import { createLoaders } from './data/createLoaders.ts';
import { createLoginThrottle } from './data/createLoginThrottle.ts';
import { createSessionRepository } from './data/createSessionRepository.ts';
import { createUserRepository } from './data/createUserRepository.ts';
import { deleteExpired } from './data/deleteExpired.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { createUseCases } from './domain/createUseCases.ts';
import { readServiceEnvironment } from './environment.ts';
import { createAccessTokenIssuer } from './identity/createAccessTokenIssuer.ts';
import { clientNetworkOf } from './identity/clientNetworkOf.ts';
import { createPasswordHasher } from './identity/createPasswordHasher.ts';
import { JWKS_PATH, jwksRoute } from './identity/jwksRoute.ts';
import { newSecret } from './identity/newSecret.ts';
import { readTokenKeys } from './identity/readTokenKeys.ts';
import type { Context } from './resolvers/Context.ts';
import { resolvers } from './resolvers/resolvers.ts';

/** Of several in one operation only the first would be slowed by what it costs. */
const CREDENTIAL_FIELDS = ['Mutation.login', 'Mutation.register', 'Mutation.refresh'];

/** Clients whose access token has expired need these to get another one. */
const FIELDS_WITHOUT_IDENTITY = [...CREDENTIAL_FIELDS, 'Mutation.logout'];

runMain(async () => {
  const environment = readServiceEnvironment();
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience } = environment;
  const logger = createLogger('users', environment.LOG_LEVEL);
  const tls = await openServerCredentials(environment, logger);
  const serve = await runService({ environment, tls, logger });
  const { signing, publicKeys } = await readTokenKeys(environment.TOKEN_KEYS_PATH);
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(environment) });
  const users = createUserRepository(prisma);
  const journal = createJournalRepository(prisma);
  const useCases = createUseCases({
    users,
    sessions: createSessionRepository(prisma),
    familiarSources: createFamiliarSources(prisma),
    throttle: createLoginThrottle(prisma),
    passwords: await createPasswordHasher(),
    accessTokens: createAccessTokenIssuer({ key: signing, issuer, audience, ttlSeconds: environment.ACCESS_TOKEN_TTL }),
    newSecret,
    refreshTokenTtlSeconds: environment.REFRESH_TOKEN_TTL,
    refreshGraceSeconds: environment.REFRESH_TOKEN_GRACE,
    now: () => new Date(),
  });
  const viewerOf = cacheVerifications(createTokenVerifier({ issuer, audience, keys: createLocalJWKSet(publicKeys) }));
  const server = await createSubgraphServer<Context>({
    schemaPath: path.join(import.meta.dirname, '../schema.graphql'),
    resolvers,
    plugins: [rejectedTokensPlugin(FIELDS_WITHOUT_IDENTITY), nonRepeatableFieldsPlugin(CREDENTIAL_FIELDS)],
    logger,
  });
  const graphql = graphqlRoute(server, async ({ headers }) => ({
    ...(await identify(viewerOf, headers.authorization)),
    clientNetwork: clientNetworkOf(headers),
    loaders: createLoaders(users),
    users,
    journal,
    useCases,
  }));
  const stopCleaningUp = cleanUpRegularly(
    (signal) => deleteExpired(prisma, new Date(), signal),
    (error) => logger.warn({ err: error }, 'deleting expired rows failed'),
  );

  serve({
    routes: {
      '/graphql': requireGateway(graphql, environment, logger),
      [JWKS_PATH]: jwksRoute(publicKeys),
    },
    isReady: async () => (await prisma.$queryRaw`SELECT 1`) !== null,
    async close() {
      await stopCleaningUp();
      await server.stop();
      await prisma.$disconnect();
    },
  });
});
