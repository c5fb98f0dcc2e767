import { OperationTypeNode } from 'graphql';

/** The cost of an operation itself, without its fields. */
export function operationCost(kind: OperationTypeNode): number {
  return kind === OperationTypeNode.MUTATION ? 10 : 0;
}
