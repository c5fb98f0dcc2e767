import type { ApolloServerPlugin } from '@apollo/server';

import { repeatedFieldError } from './repeatedFieldError.ts';
import { rootFieldsOf } from './rootFieldsOf.ts';

/**
 * Rejects operations, before anything of them is executed, that select one of the fields more than once: with
 * FIELD_NOT_REPEATABLE and HTTP 400.
 *
 * @param coordinates root fields, such as `Mutation.login`
 */
export function nonRepeatableFieldsPlugin(coordinates: readonly string[]): ApolloServerPlugin {
  const nonRepeatable = new Set(coordinates);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation(request) {
          const root = rootFieldsOf(request);
          const error = root && repeatedFieldError(root.fields, root.rootType, nonRepeatable);
          if (error) throw error;
        },
      };
    },
  };
}
