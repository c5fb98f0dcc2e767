import type { SelectionSetNode, TypeNode } from 'graphql';

/** A composite type as one subgraph has it. */
export interface SubgraphType {
  readonly name: string;
  readonly fields: ReadonlyMap<string, SubgraphField>;
  /** The objects that it can be there: itself, for an object and an interface object. */
  readonly possibleTypes: ReadonlySet<string>;
  /** The keys by which the subgraph gives it as an entity. */
  readonly keys: readonly SelectionSetNode[];
}

export interface SubgraphField {
  readonly type: TypeNode;
  /** Whether other subgraphs resolve it, so that it must be provided here. */
  readonly isExternal: boolean;
  /** Whether another subgraph has taken it over (`@override`). A label of an override holds for no request. */
  readonly isOverridden: boolean;
  readonly requires: SelectionSetNode | undefined;
  readonly provides: SelectionSetNode | undefined;
}
