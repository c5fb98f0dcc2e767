import { Kind, type SelectionSetNode } from 'graphql';

import { selectionsOf } from '../model/fieldSets.ts';

/**
 * What of the sets that `@provides` names for an object is said of one of its fields: undefined where it is not provided, else
 * what is provided below it.
 */
export function providedBelow(
  provided: readonly SelectionSetNode[],
  typename: string,
  field: string,
): readonly SelectionSetNode[] | undefined {
  let found: SelectionSetNode[] | undefined;
  for (const selection of provided.flatMap(selectionsOf)) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const isOther = selection.typeCondition && selection.typeCondition.name.value !== typename;
      const inner = isOther ? undefined : providedBelow([selection.selectionSet], typename, field);
      if (inner) found = [...(found ?? []), ...inner];
    } else if (selection.name.value === field) {
      found = [...(found ?? []), ...(selection.selectionSet ? [selection.selectionSet] : [])];
    }
  }
  return found;
}
