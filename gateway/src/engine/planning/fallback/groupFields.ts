import type { FieldNode } from 'graphql';

import { groupBy } from './groupBy.ts';
import type { PlanningScope } from './PlanningScope.ts';
import type { Occurrence, SelectedField } from './SelectedField.ts';

/** Fields that are selected of objects of the same types. */
interface FieldsOfTypes {
  readonly types: readonly string[];
  readonly fields: readonly SelectedField[];
}

/** A field node of the operation, and the types of the objects for which it is selected. */
interface Selection {
  readonly key: string;
  readonly node: FieldNode;
  readonly occurrence: Occurrence;
  readonly types: string[];
}

/**
 * Puts together the fields that are selected of objects of the same types. What is selected under one key in several places, for
 * several types, stays apart: `{ next { a } ... on Book { next { b } } }` is `next { a }` of all objects and `next { b }` of books. To
 * merge it for each type would double a plan with each level of such a selection.
 *
 * @param fields what is selected of objects of each type
 */
export function groupFields(
  fields: ReadonlyMap<string, ReadonlyMap<string, SelectedField>>,
  scope: PlanningScope,
): FieldsOfTypes[] {
  if (fields.size === 1) return [...fields].map(([type, ofType]) => ({ types: [type], fields: [...ofType.values()] }));
  const selections = new Map<string, Selection>();
  for (const [type, ofType] of fields) {
    scope.countStep();
    for (const { key, nodes, occurrences } of ofType.values()) {
      for (const [at, node] of nodes.entries()) {
        const occurrence = occurrences[at]!;
        const around = occurrence.around.length > 0 ? JSON.stringify(occurrence.around) : '';
        const id = `${scope.numberOf(node)}${around}`;
        const known = selections.get(id);
        if (!known) selections.set(id, { key, node, occurrence, types: [type] });
        else if (known.types.at(-1) !== type) known.types.push(type);
      }
    }
  }
  return [...groupBy(selections.values(), ({ types }) => types.join()).values()].map((together) => ({
    types: together[0]!.types,
    fields: [...groupBy(together, ({ key }) => key).values()].map(toField),
  }));
}

function toField(selections: readonly Selection[]): SelectedField {
  const { key, node } = selections[0]!;
  return {
    key,
    name: node.name.value,
    args: node.arguments ?? [],
    nodes: selections.map((selection) => selection.node),
    occurrences: selections.map(({ occurrence }) => occurrence),
    selectionSets: selections.flatMap((selection) => selection.node.selectionSet ?? []),
  };
}
