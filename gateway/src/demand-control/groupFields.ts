import type { FieldNode, GraphQLNamedType, GraphQLSchema, SelectionSetNode } from 'graphql';

import { collectFields, responseKey } from '../engine/operation/collectFields.ts';
import type { Fragments } from '../engine/operation/ResolvedOperation.ts';

/** A field with all its nodes that merge. */
export interface FieldGroup {
  /** The type that the field is selected of. */
  readonly parent: GraphQLNamedType;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

/** Collects the fields of selection sets on one type, fragments included, and groups those that merge. */
export function groupFields(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLNamedType,
  { schema, fragments }: { readonly schema: GraphQLSchema; readonly fragments: Fragments },
): readonly FieldGroup[] {
  const groups = new Map<string, FieldGroup & { nodes: FieldNode[] }>();
  const typed = selectionSets.map((selectionSet) => [selectionSet, type] as const);
  const collected = collectFields(
    typed,
    fragments,
    ({ typeCondition }, parent) => (typeCondition && schema.getType(typeCondition.name.value)) ?? parent,
  );
  for (const [node, parent] of collected) {
    const key = `${parent.name}.${responseKey(node)}`;
    const group = groups.get(key);
    if (group) group.nodes.push(node);
    else groups.set(key, { parent, nodes: [node] });
  }
  return [...groups.values()];
}
