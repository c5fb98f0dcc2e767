import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

/** An operation with the fragments that it reaches, whose type conditions and names are valid. */
export interface ResolvedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}
