import { GraphQLError, OperationTypeNode, visit } from 'graphql';

import { definitionsOf, type ResolvedOperation } from './ResolvedOperation.ts';

/**
 * Rejects operations with several responses: subscriptions and `@defer`.
 *
 * @throws GraphQLError SUBSCRIPTIONS_NOT_SUPPORTED or DEFER_NOT_SUPPORTED
 */
export function rejectUnsupportedOperation(operation: ResolvedOperation): void {
  if (operation.operation.operation === OperationTypeNode.SUBSCRIPTION)
    throw new GraphQLError('Subscriptions are not supported.', {
      extensions: { code: 'SUBSCRIPTIONS_NOT_SUPPORTED' },
    });
  for (const definition of definitionsOf(operation)) {
    visit(definition, {
      Directive({ name }) {
        if (name.value !== 'defer') return;
        throw new GraphQLError('@defer is not supported.', { extensions: { code: 'DEFER_NOT_SUPPORTED' } });
      },
    });
  }
}
