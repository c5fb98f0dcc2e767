import { type DocumentNode, type FieldNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql';

import { isIncluded } from '../../../operation/conditions.ts';
import type { Operation } from '../operations/Operation.ts';
import { conditionsOf } from './conditionsOf.ts';
import type { Path } from './Oddity.ts';

/** A field as it is selected, with the type conditions that it stands under: a list for each field on its way. */
export interface PlacedField {
  readonly node: FieldNode;
  readonly conditions: ReadonlyArray<readonly string[]>;
}

/**
 * All selections of an operation that a place of its answer comes from, those aside that are skipped. Indices of lists count for
 * nothing.
 */
export function selectionsAt(
  document: DocumentNode,
  { operationName, variables }: Omit<Operation, 'document'>,
  path: Path,
): readonly PlacedField[] {
  const operation = getOperationAST(document, operationName)!;
  const included = conditionsOf(operation, variables);
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const select = (
    { selections }: SelectionSetNode,
    key: string,
    above: PlacedField['conditions'],
    conditions: readonly string[],
  ): PlacedField[] =>
    selections.flatMap((selection): PlacedField[] => {
      if (!isIncluded(selection, included)) return [];
      if (selection.kind === Kind.FIELD) {
        const isMeant = (selection.alias ?? selection.name).value === key;
        return isMeant ? [{ node: selection, conditions: [...above, conditions] }] : [];
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
      const condition = fragment.typeCondition?.name.value;
      return select(fragment.selectionSet, key, above, condition ? [...conditions, condition] : conditions);
    });

  const [root, ...keys] = path.filter((step) => typeof step === 'string') as string[];
  if (root === undefined) return [];
  return keys.reduce(
    (fields, key) =>
      fields.flatMap(({ node, conditions }) =>
        node.selectionSet ? select(node.selectionSet, key, conditions, []) : [],
      ),
    select(operation.selectionSet, root, [], []),
  );
}
