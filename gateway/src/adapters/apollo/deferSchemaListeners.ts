import type { ApolloGateway } from '@apollo/gateway';

import { gatewayInternals } from './gatewayInternals.ts';

/** Is told of a gateway's schemas. */
type Listener = Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0];
type SchemaContext = Parameters<Listener>[0];

/**
 * Puts something between a gateway and all who are going to listen to its schema, such as Apollo Server: it decides when they
 * are told of a schema, and of which.
 *
 * @param hear is told of each schema, and how to tell the others
 */
export function deferSchemaListeners(
  gateway: ApolloGateway,
  hear: (loaded: SchemaContext, tell: (schemaContext: SchemaContext) => void) => void,
): void {
  const listeners = new Set<Listener>();
  gateway.onSchemaLoadOrUpdate((loaded) =>
    hear(loaded, (schemaContext) => {
      for (const listener of listeners) {
        try {
          listener(schemaContext);
        } catch (error) {
          // As the gateway does: the others are to hear of it, and it is served.
          gatewayInternals(gateway).logger.error(`A listener to the schema has failed: ${String(error)}`);
        }
      }
    }),
  );
  gateway.onSchemaLoadOrUpdate = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
}
