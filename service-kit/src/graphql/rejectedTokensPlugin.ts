import type { ApolloServerPlugin } from '@apollo/server';

import type { Identity } from '../identity/identify.ts';
import { rootFieldsOf } from './rootFieldsOf.ts';

/**
 * Rejects operations that came with a token that was rejected, with what it was rejected for, unless all that they select are
 * root fields that need no identity: whoever has an expired token must be able to exchange it for a new one.
 *
 * @param coordinates of those fields, such as `Mutation.login`
 */
export function rejectedTokensPlugin(coordinates: readonly string[]): ApolloServerPlugin<Pick<Identity, 'tokenError'>> {
  const needNoIdentity = new Set(coordinates);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation(request) {
          const { tokenError } = request.contextValue;
          const root = rootFieldsOf(request);
          if (tokenError === null || !root) return;
          const { rootType, fields } = root;
          const names = [...fields.values()].map(({ name }) => name.value).filter((name) => name !== '__typename');
          const isAllowed = names.every((name) => needNoIdentity.has(`${rootType}.${name}`));
          if (names.length === 0 || !isAllowed) throw tokenError;
        },
      };
    },
  };
}
