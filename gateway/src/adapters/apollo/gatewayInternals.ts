import type { ApolloGateway, GatewayConfig, GraphQLDataSource } from '@apollo/gateway';

/** Private properties of Apollo's gateway, as of version 2.14. */
interface GatewayInternals {
  readonly config: Pick<GatewayConfig, 'buildService'>;
  /** The subgraphs of the supergraph that was loaded last, with the data sources of `buildService` or Apollo's own. */
  readonly serviceMap: Readonly<Record<string, { readonly dataSource: GraphQLDataSource }>>;
  readonly logger: { error(message: string): void };
}

export function gatewayInternals(gateway: ApolloGateway): GatewayInternals {
  return gateway as unknown as GatewayInternals;
}
