import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { observationPlugin } from '@online-books/service-kit/graphql/observationPlugin';
import type { Logger } from 'pino';

import { cacheControlPlugin } from './caching/cacheControlPlugin.ts';
import { costExtensionsPlugin } from './demand-control/costExtensionsPlugin.ts';
import type { Environment } from './environment.ts';
import { stringifyPreserialized } from './adapters/apollo/stringifyPreserialized.ts';
import { answeredPlugin } from './http/answeredPlugin.ts';
import { legacyStatusPlugin } from './http/legacyStatusPlugin.ts';
import type { GatewayContext } from './subgraphs/GatewayContext.ts';

export interface ServerOptions {
  readonly environment: Environment;
  readonly formatError: NonNullable<ApolloServerOptions<GatewayContext>['formatError']>;
  readonly logger: Logger;
}

/** The Apollo Server that is the gateway's face; not yet started. */
export function createServer(gateway: ApolloGateway, options: ServerOptions): ApolloServer<GatewayContext> {
  const { environment, formatError, logger } = options;
  return new ApolloServer<GatewayContext>({
    gateway,
    parseOptions: { maxTokens: environment.MAX_TOKENS },
    documentStore: null,
    // Documents have been looked up before a request comes here.
    persistedQueries: false,
    introspection: environment.INTROSPECTION,
    hideSchemaDetailsFromClientErrors: !environment.INTROSPECTION,
    includeStacktraceInErrorResponses: false,
    formatError,
    plugins: [
      answeredPlugin(),
      legacyStatusPlugin(),
      ApolloServerPluginCacheControlDisabled(),
      cacheControlPlugin(),
      observationPlugin(({ cost }) => cost),
      landingPage(environment),
      ...(environment.COST_EXTENSIONS ? [costExtensionsPlugin()] : []),
    ],
    logger,
    stringifyResult: stringifyPreserialized,
    stopOnTerminationSignals: false,
  });
}

function landingPage({ LANDING_PAGE }: Environment): ApolloServerPlugin {
  return LANDING_PAGE
    ? ApolloServerPluginLandingPageLocalDefault({ embed: true, footer: false })
    : ApolloServerPluginLandingPageDisabled();
}
