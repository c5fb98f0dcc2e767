import { GraphQLError, OperationTypeNode, visit } from 'graphql';

import type { ResolvedOperation } from './ResolvedOperation.ts';

/**
 * Refuses what is answered more than once, which is not supported: subscriptions, and fragments that come later.
 *
 * @throws GraphQLError SUBSCRIPTIONS_NOT_SUPPORTED or DEFER_NOT_SUPPORTED
 */
export function refuseSeveralAnswers({ operation, fragments }: ResolvedOperation): void {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    throw new GraphQLError('Subscriptions are not supported.', {
      extensions: { code: 'SUBSCRIPTIONS_NOT_SUPPORTED' },
    });
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive({ name }) {
        if (name.value !== 'defer') return;
        throw new GraphQLError('@defer is not supported.', { extensions: { code: 'DEFER_NOT_SUPPORTED' } });
      },
    });
  }
}
