import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

/** Fragment definitions by name, in an object without a prototype: clients choose the names. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** An operation with the fragments that it reaches. */
export interface ResolvedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
}

/** The operation and its fragments, as a document lists them. */
export function definitionsOf({
  operation,
  fragments,
}: ResolvedOperation): ReadonlyArray<OperationDefinitionNode | FragmentDefinitionNode> {
  return [operation, ...Object.values(fragments)];
}
