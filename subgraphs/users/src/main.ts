import { nonRepeatableFieldsPlugin } from '@online-books/service-kit/graphql/nonRepeatableFieldsPlugin';
import { runSubgraph } from '@online-books/service-kit/subgraph/runSubgraph';

import { createContextFactory } from './createContextFactory.ts';
import { cleanUpRegularly } from './data/cleanUpRegularly.ts';
import { deleteExpired } from './data/deleteExpired.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { readEnvironment } from './environment.ts';
import { createPasswordHasher } from './identity/createPasswordHasher.ts';
import { JWKS_PATH, jwksRoute } from './identity/jwksRoute.ts';
import { openTokenAuthority } from './identity/openTokenAuthority.ts';
import { resolvers } from './resolvers/resolvers.ts';

/** Their cost slows a client down. Of several in one operation, only the first would. */
const CREDENTIAL_FIELDS = ['Mutation.login', 'Mutation.register', 'Mutation.refresh'];

/** Clients whose access token has expired need these to get another one. */
const FIELDS_WITHOUT_IDENTITY = [...CREDENTIAL_FIELDS, 'Mutation.logout'];

runSubgraph({
  name: 'users',
  readEnvironment,
  schemaPath: new URL('../schema.graphql', import.meta.url),
  resolvers,
  openDatabase: (adapter) => new PrismaClient({ adapter }),

  async start({ environment, prisma, logger }) {
    const { accessTokens, publicKeys, verifyToken } = await openTokenAuthority(environment);
    const createContext = createContextFactory(prisma, {
      passwords: await createPasswordHasher(),
      accessTokens,
      refreshTokenTtlSeconds: environment.REFRESH_TOKEN_TTL,
      refreshGraceSeconds: environment.REFRESH_TOKEN_GRACE,
    });
    const stopCleaningUp = cleanUpRegularly(
      (signal) => deleteExpired(prisma, new Date(), signal),
      (error) => logger.warn({ err: error }, 'deleting expired rows failed'),
    );
    return {
      verifyToken,
      createContext,
      fieldsWithoutIdentity: FIELDS_WITHOUT_IDENTITY,
      plugins: [nonRepeatableFieldsPlugin(CREDENTIAL_FIELDS)],
      routes: { [JWKS_PATH]: jwksRoute(publicKeys) },
      close: stopCleaningUp,
    };
  },
});
