import { type FieldNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';

import { isIncluded } from '../../../operation/conditions.ts';
import type { Asked } from '../checking/GraphUnderTest.ts';
import { conditionsOf } from './conditionsOf.ts';

/**
 * The keys under which a request asks for something that is not skipped, as paths below its root or below the entities that it is
 * about.
 */
export function broughtPaths({ query, variables = {} }: Pick<Asked, 'query' | 'variables'>): ReadonlySet<string> {
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((definition): Array<[string, FragmentDefinitionNode]> =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const found = new Set<string>();
  let included: ReadonlyMap<string, boolean> = new Map();
  const collect = ({ selections }: SelectionSetNode, above: readonly string[]): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, included)) continue;
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
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    included = conditionsOf(definition, variables);
    collect(definition.selectionSet, []);
  }
  return found;
}
