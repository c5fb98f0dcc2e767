import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLError } from 'graphql';

import { cut } from '../text/cut.ts';
import { argumentPaths } from '../validation/argumentPaths.ts';
import type { ErrorCode } from './ErrorCode.ts';
import type { ArgumentPath } from './requestErrors.ts';

/**
 * Completes the errors that graphql-js raises about an argument as late as at its field, such as `null` in a variable of a nullable
 * type for an argument with a default: with `extensions.argumentPath`, a code, and a message that does not repeat the value.
 */
export function argumentPathPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, document }) {
          if (document) completeArgumentErrors(errors, document);
        },
      };
    },
  };
}

/** Completes errors without a code whose first node stands in an argument of the document. Changes them. */
export function completeArgumentErrors(errors: readonly GraphQLError[], document: DocumentNode): void {
  // What a resolver throws has the field for its node.
  const own = errors.filter(({ extensions }) => extensions['code'] === undefined);
  if (own.length === 0) return;
  const paths = argumentPaths(document, new Set(own.flatMap(({ nodes: [node] = [] }) => node ?? [])));
  for (const error of own) {
    const [node] = error.nodes ?? [];
    const path = node && paths.get(node);
    if (path) complete(error, path);
  }
}

function complete(error: GraphQLError, path: ArgumentPath): void {
  error.message = `Argument "${cut(path.join('.'))}" is not valid.`;
  error.extensions['argumentPath'] = path;
  error.extensions['code'] = 'BAD_USER_INPUT' satisfies ErrorCode;
}
