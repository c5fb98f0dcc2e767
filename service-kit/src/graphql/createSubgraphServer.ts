import { readFile } from 'node:fs/promises';

import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { type GraphQLScalarType, parse, Source } from 'graphql';
import type { Logger } from 'pino';

import { argumentPathPlugin } from '../errors/argumentPathPlugin.ts';
import { maskError } from '../errors/maskError.ts';
import { checkRepresentations } from './checkRepresentations.ts';
import { documentPlugin } from './documentPlugin.ts';
import { recordPlugin } from './recordPlugin.ts';

/**
 * Resolvers as `buildSubgraphSchema` takes them. Generated resolver types, which are exact, are assignable to this.
 */
export type SubgraphResolvers = Readonly<Record<string, object | GraphQLScalarType>>;

export interface SubgraphServerOptions<Context extends BaseContext> {
  /** The subgraph's contract. */
  readonly schemaPath: string | URL;
  readonly resolvers: SubgraphResolvers;
  /** Beside those that every subgraph has. */
  readonly plugins?: ReadonlyArray<ApolloServerPlugin<Context>>;
  readonly logger: Logger;
}

/**
 * An Apollo Server of a subgraph, with the plugins that every subgraph has. Introspection is off: routers read the schema
 * through `_service`, people through the gateway.
 */
export async function createSubgraphServer<Context extends BaseContext>(
  options: SubgraphServerOptions<Context>,
): Promise<ApolloServer<Context>> {
  const { schemaPath, resolvers, plugins = [], logger } = options;
  const typeDefs = parse(new Source(await readFile(schemaPath, 'utf8'), String(schemaPath)));
  const schema = checkRepresentations(
    buildSubgraphSchema({ typeDefs, resolvers: resolvers as GraphQLResolverMap<unknown> }),
  );
  const server = new ApolloServer<Context>({
    schema,
    documentStore: null,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    formatError: maskError(logger),
    plugins: [
      documentPlugin(schema),
      argumentPathPlugin(),
      recordPlugin(),
      ...plugins,
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    logger,
    stopOnTerminationSignals: false,
  });
  await server.start();
  return server;
}
