import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import type { Fragments } from './ResolvedOperation.ts';

export type Fragment = InlineFragmentNode | FragmentDefinitionNode;

/** A selection set, and what is known of the objects that it is applied to. */
export type TypedSelectionSet<Type> = readonly [SelectionSetNode, Type];

/**
 * The fields of selection sets and of their fragments, in order (GraphQL specification, CollectFields). Visits each fragment
 * definition once, so that the work is linear in the size of the document. An unknown fragment has no fields.
 *
 * @param narrow the type of the objects that a fragment applies to, or null if it applies to none of them. It must depend on the
 *   type condition alone where there is one, since only the first spread of a fragment counts
 */
export function collectFields<Type>(
  selectionSets: ReadonlyArray<TypedSelectionSet<Type>>,
  fragments: Fragments,
  narrow: (fragment: Fragment, type: Type) => Type | null,
): Array<readonly [FieldNode, Type]> {
  const fields: Array<readonly [FieldNode, Type]> = [];
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode, type: Type): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        fields.push([selection, type]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment = fragmentOf(selection, fragments);
      const narrowed = fragment ? narrow(fragment, type) : null;
      if (fragment && narrowed !== null) collect(fragment.selectionSet, narrowed);
    }
  };
  for (const [selectionSet, type] of selectionSets) collect(selectionSet, type);
  return fields;
}

/** The same, whatever the types of the objects are. */
export function fieldsOf(selectionSets: readonly SelectionSetNode[], fragments: Fragments): FieldNode[] {
  const typed = selectionSets.map((selectionSet) => [selectionSet, undefined] as const);
  return collectFields(typed, fragments, () => undefined).map(([field]) => field);
}

/** The fragment that is selected; undefined where no definition has its name. */
export function fragmentOf(
  selection: FragmentSpreadNode | InlineFragmentNode,
  fragments: Fragments,
): Fragment | undefined {
  return selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
}

/** The key of a field in the response (GraphQL specification, section 2.7). */
export function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** Whether a field introspects the schema (GraphQL specification, section 4.1). */
export function isIntrospection({ name: { value } }: FieldNode): boolean {
  return value === '__schema' || value === '__type';
}
