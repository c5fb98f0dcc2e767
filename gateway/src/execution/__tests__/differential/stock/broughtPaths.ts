import { type FieldNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';

import type { Asked } from '../checking/GraphUnderTest.ts';

/** The keys under which a request asks for something, as paths below its root or below the entities that it is about. */
export function broughtPaths({ query }: Pick<Asked, 'query'>): ReadonlySet<string> {
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((definition): Array<[string, FragmentDefinitionNode]> =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const found = new Set<string>();
  const collect = ({ selections }: SelectionSetNode, above: readonly string[]): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) collectField(selection, above);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, above);
      else collect(fragments.get(selection.name.value)!.selectionSet, above);
    }
  };
  const collectField = ({ alias, name, selectionSet }: FieldNode, above: readonly string[]): void => {
    const path = name.value === '_entities' ? [] : [...above, (alias ?? name).value];
    found.add(path.join('.'));
    if (selectionSet) collect(selectionSet, path);
  };
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet, []);
  return found;
}
