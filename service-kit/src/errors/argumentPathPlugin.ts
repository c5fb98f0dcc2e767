import type { ApolloServerPlugin } from '@apollo/server';

import { argumentPathOf } from './argumentPathOf.ts';

/**
 * Adds `extensions.argumentPath` to the errors that graphql-js raises about an argument's value, and the code that they lack
 * when it finds the fault as late as at the field: `null` in a variable of a nullable type, for an argument with a default.
 */
export function argumentPathPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, document }) {
          for (const error of errors) {
            const argumentPath = argumentPathOf(error, document);
            if (!argumentPath) continue;
            error.extensions['argumentPath'] ??= argumentPath;
            error.extensions['code'] ??= 'BAD_USER_INPUT';
          }
        },
      };
    },
  };
}
