import type { SelectionSetNode, TypeNode } from 'graphql';

/** A composite type as one subgraph has it. */
export interface SubgraphType {
  readonly name: string;
  readonly fields: ReadonlyMap<string, SubgraphField>;
  /** Its possible object types in the subgraph: itself, for an object type and an interface object. */
  readonly possibleTypes: ReadonlySet<string>;
  /** The resolvable keys by which the subgraph resolves it as an entity. */
  readonly keys: readonly SelectionSetNode[];
}

export interface SubgraphField {
  readonly type: TypeNode;
  /** Whether other subgraphs resolve it, so that it must be provided here. */
  readonly isExternal: boolean;
  /** Whether another subgraph overrides it (`@override`). A labelled override applies to no request. */
  readonly isOverridden: boolean;
  readonly requires: SelectionSetNode | undefined;
  readonly provides: SelectionSetNode | undefined;
}
