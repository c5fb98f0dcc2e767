import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

import { isIntrospection } from '../engine/operation/collectFields.ts';

/** Rejects `__schema` and `__type`, where introspection is not allowed. */
export function rejectIntrospection(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (!isIntrospection(node)) return;
      context.reportError(
        new GraphQLError('Introspection is disabled: __schema and __type cannot be queried.', {
          nodes: node,
          extensions: { validationErrorCode: 'INTROSPECTION_DISABLED' },
        }),
      );
    },
  };
}
