import { ApolloGateway, type GraphQLDataSourceProcessOptions, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';

import { createFallbackPlanner } from '../../../engine/planning/createFallbackPlanner.ts';
import { createHivePlanner } from '../../../engine/planning/createHivePlanner.ts';
import { createPlanner } from '../../../engine/planning/createPlanner.ts';
import { stringifyPreserialized } from '../stringifyPreserialized.ts';
import { useCompiledPlans } from '../useCompiledPlans.ts';

interface Context {
  readonly tenant?: string;
}

class TenantDataSource extends RemoteGraphQLDataSource<Context> {
  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<Context>): void {
    request.http?.headers.set('x-tenant', context.tenant ?? 'none');
  }
}

/** An Apollo Server of your own, whose gateway executes compiled plans and calls the hooks of your data sources. */
export async function startServer(supergraphSdl: string) {
  const gateway = new ApolloGateway({ supergraphSdl, buildService: ({ url = '' }) => new TenantDataSource({ url }) });
  // Before the gateway is loaded.
  const plans = useCompiledPlans(gateway, {
    createPlanner: ({ sdl, schema, apiSchema }) =>
      createPlanner(
        {
          preferred: [{ name: 'hive', create: () => createHivePlanner(sdl) }],
          fallback: { name: 'fallback', create: () => createFallbackPlanner(sdl) },
        },
        { supergraph: schema, api: apiSchema },
      ),
  });
  const server = new ApolloServer<Context>({ gateway, stringifyResult: stringifyPreserialized });
  await server.start();
  return { server, plans };
}
