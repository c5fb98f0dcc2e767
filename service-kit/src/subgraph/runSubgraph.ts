import type { PrismaMariaDb } from '@prisma/adapter-mariadb';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { Logger } from 'pino';

import { createDatabaseAdapter } from '../database/createDatabaseAdapter.ts';
import { createDatabaseProbe } from '../database/createDatabaseProbe.ts';
import { createSubgraphServer, type SubgraphResolvers } from '../graphql/createSubgraphServer.ts';
import { graphqlRoute } from '../graphql/graphqlRoute.ts';
import { rejectedTokensPlugin } from '../graphql/rejectedTokensPlugin.ts';
import type { HttpRequest, Route } from '../http/HttpMessage.ts';
import type { TokenVerifier } from '../identity/createTokenVerifier.ts';
import { type Identity, identify } from '../identity/identify.ts';
import type { TokenViewer } from '../identity/Viewer.ts';
import { runMain } from '../lifecycle/runMain.ts';
import { runService } from '../lifecycle/runService.ts';
import { createLogger } from '../logging/createLogger.ts';
import { MetricRegistry } from '../metrics/MetricRegistry.ts';
import { openServerCredentials } from '../tls/openServerCredentials.ts';
import { requireGateway } from '../trust/requireGateway.ts';
import type { SubgraphEnvironment } from './subgraphVariables.ts';

/** A Prisma client, as far as a subgraph's life cycle needs it. */
export interface Database {
  $disconnect(): Promise<void>;
}

/** What a subgraph declares about itself. */
export interface SubgraphDefinition<Environment, Prisma extends Database, Context extends BaseContext> {
  /** The subgraph's name in the log. */
  readonly name: string;
  /** @throws EnvironmentError with all faults together */
  readonly readEnvironment: () => Environment;
  /** The subgraph's contract, `schema.graphql`. */
  readonly schemaPath: URL;
  readonly resolvers: SubgraphResolvers;
  /** Makes the subgraph's Prisma client over the kit's driver adapter. */
  readonly openDatabase: (adapter: PrismaMariaDb) => Prisma;
  /** Wires the subgraph: called once, before the service is ready. */
  readonly start: (resources: Resources<Environment, Prisma>) => Promise<SubgraphParts<Context>>;
}

/** What the kit has opened for a subgraph. */
export interface Resources<Environment, Prisma> {
  readonly environment: Environment;
  readonly prisma: Prisma;
  /** For what the subgraph counts itself. */
  readonly metrics: MetricRegistry;
  readonly logger: Logger;
}

/** The parts in which a subgraph differs from the others. */
export interface SubgraphParts<Context extends BaseContext> {
  readonly verifyToken: TokenVerifier;
  /** Makes the context of one request. */
  readonly createContext: (request: SubgraphRequest) => Context;
  /** Root fields that are executed even when the request's token is rejected, such as `Mutation.refresh`. */
  readonly fieldsWithoutIdentity?: readonly string[];
  /** Beside the plugins that every subgraph has. */
  readonly plugins?: readonly ApolloServerPlugin[];
  /** Beside `/graphql`, by exact path. Not restricted to the gateway. */
  readonly routes?: Readonly<Record<string, Route>>;
  /** Ends long polls and the like when the service begins to drain. */
  readonly onDrain?: () => void;
  /** Ends what the subgraph has started, before the database is disconnected. */
  readonly close?: () => Promise<void>;
}

/** What a context is made from. */
export interface SubgraphRequest {
  /** Null for an anonymous request, and where the token was rejected. */
  readonly viewer: TokenViewer | null;
  readonly headers: HttpRequest['headers'];
}

/**
 * The main program of a subgraph: reads its environment, listens, opens its database, serves its schema at `/graphql` to the
 * gateway alone, and drains on SIGTERM (see `runService`). It is ready while its database answers.
 */
export function runSubgraph<
  Environment extends SubgraphEnvironment,
  Prisma extends Database,
  Context extends BaseContext,
>(definition: SubgraphDefinition<Environment, Prisma, Context>): void {
  runMain(async (useLogger) => {
    const environment = definition.readEnvironment();
    const logger = useLogger(createLogger(definition.name, environment.LOG_LEVEL));
    const tls = await openServerCredentials(environment, logger);
    const metrics = new MetricRegistry();
    const serve = await runService({ environment, tls, metrics, logger });
    const prisma = definition.openDatabase(createDatabaseAdapter(environment));
    const probe = createDatabaseProbe(environment.DATABASE_URL);
    const parts = await definition.start({ environment, prisma, metrics, logger });
    const { fieldsWithoutIdentity = [], plugins = [], routes, onDrain, close } = parts;

    const server = await createSubgraphServer<Context & Pick<Identity, 'tokenError'>>({
      schemaPath: definition.schemaPath,
      resolvers: definition.resolvers,
      plugins: [...plugins, ...(fieldsWithoutIdentity.length > 0 ? [rejectedTokensPlugin(fieldsWithoutIdentity)] : [])],
      logger,
    });
    const graphql = graphqlRoute(server, async ({ headers }) => {
      const { viewer, tokenError } =
        fieldsWithoutIdentity.length > 0
          ? await identify(parts.verifyToken, headers.authorization)
          : { viewer: await parts.verifyToken(headers.authorization), tokenError: null };
      return { ...parts.createContext({ viewer, headers }), tokenError };
    });

    serve({
      routes: { ...routes, '/graphql': requireGateway(graphql, environment, logger) },
      isReady: () => probe.isReachable(),
      ...(onDrain && { onDrain }),
      async close() {
        await close?.();
        await server.stop();
        await probe.close();
        await prisma.$disconnect();
      },
    });
  });
}
