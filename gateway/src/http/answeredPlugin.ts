import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type DocumentNode, Kind } from 'graphql';

import { preserializedData } from '../adapters/apollo/PreserializedData.ts';
import { fromRawJson } from '../engine/raw-json/writeRawJson.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** A document for Apollo Server of which it executes nothing. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/**
 * Lets Apollo Server write what a request was answered already, by the context: neither is its document parsed and validated
 * again, nor is anything executed.
 */
export function answeredPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ contextValue }) {
      return {
        async didResolveSource(requestContext) {
          const { document, answer } = contextValue;
          const read = document ?? (answer ? NOTHING : undefined);
          // Apollo Server parses and validates only where there is no document yet.
          if (read) (requestContext as { document?: DocumentNode }).document = read;
        },
        async responseForOperation() {
          const { answer } = contextValue;
          if (!answer) return null;
          if (answer.kind === 'Rejected') {
            const { status, headers, errors } = answer.rejection;
            const http = { status, headers: new HeaderMap(Object.entries(headers)) };
            return { http, body: { kind: 'single', singleResult: { errors } } };
          }
          const { data, errors } = answer;
          const singleResult = {
            ...(errors.length > 0 && { errors }),
            data: data === 'null' ? null : preserializedData(fromRawJson(data)),
          };
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
      };
    },
  };
}
