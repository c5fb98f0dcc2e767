import { OperationTypeNode } from 'graphql';

/** What an operation costs beside its fields. */
export function operationCost(kind: OperationTypeNode): number {
  return kind === OperationTypeNode.MUTATION ? 10 : 0;
}
