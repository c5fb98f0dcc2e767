import type { ApolloGateway } from '@apollo/gateway';

import { gatewayInternals } from './gatewayInternals.ts';

type Listener = Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0];
type SchemaContext = Parameters<Listener>[0];

/**
 * Intercepts the notifications of a gateway's schema listeners, such as Apollo Server.
 *
 * @param onSchema called with each schema that is loaded; decides when the listeners are notified, and of which schema
 */
export function deferSchemaListeners(
  gateway: ApolloGateway,
  onSchema: (loaded: SchemaContext, notify: (schemaContext: SchemaContext) => void) => void,
): void {
  const listeners = new Set<Listener>();
  gateway.onSchemaLoadOrUpdate((loaded) =>
    onSchema(loaded, (schemaContext) => {
      for (const listener of listeners) {
        try {
          listener(schemaContext);
        } catch (error) {
          // As Apollo's gateway does: other listeners are notified, and the schema is used.
          gatewayInternals(gateway).logger.error(`A schema listener has failed: ${String(error)}`);
        }
      }
    }),
  );
  gateway.onSchemaLoadOrUpdate = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
}
