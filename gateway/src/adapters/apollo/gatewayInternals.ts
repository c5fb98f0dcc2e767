import type { ApolloGateway, GatewayConfig, GraphQLDataSource } from '@apollo/gateway';

/** What an Apollo gateway keeps to itself, and nobody else could tell. It is so in 2.14. */
interface GatewayInternals {
  readonly config: Pick<GatewayConfig, 'buildService'>;
  /** The subgraphs of the supergraph that was loaded last, with the data sources of `buildService` or Apollo's own. */
  readonly serviceMap: Readonly<Record<string, { readonly dataSource: GraphQLDataSource }>>;
  readonly logger: { error(message: string): void };
}

export function gatewayInternals(gateway: ApolloGateway): GatewayInternals {
  return gateway as unknown as GatewayInternals;
}
