import { Kind, type SelectionSetNode } from 'graphql';

import type { RequiredSelection } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { type DataShape, shapesBelow } from './DataShapes.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

interface Scope {
  readonly types: SubgraphTypes;
  readonly typeConditions: TypeConditions;
}

/** What a field requires, and from where representations take it. */
interface Required {
  readonly set: SelectionSetNode;
  readonly sent: readonly RequiredSelection[];
}

/**
 * Checks that what is sent for a field that requires others was fetched with the arguments that it requires them with. Two
 * fields may require the same one with different arguments, and planners have been seen to send both the same value.
 *
 * @param type the runtime type of the objects
 * @throws InvalidPlanError
 */
export function checkRequiredCalls(shape: DataShape, type: string, { set, sent }: Required, scope: Scope): void {
  const { types, typeConditions } = scope;
  const applies = (condition: string | undefined) => !condition || typeConditions.satisfying([condition]).has(type);
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (applies(selection.typeCondition?.name.value))
        checkRequiredCalls(shape, type, { set: selection.selectionSet, sent }, scope);
      continue;
    }
    const required = types.callOf(type, selection);
    for (const { key, selections = [] } of fieldsNamed(selection.name.value, sent, applies)) {
      const field = shape.fields.get(key);
      const others = [...(field?.get(type)?.calls ?? [])].filter((call) => call !== required);
      if (required !== undefined && others.length > 0)
        throw new InvalidPlanError(`${others[0]} of ${type} is sent for ${required}`);
      const { selectionSet } = selection;
      for (const below of selectionSet ? shapesBelow(field, type) : [])
        for (const inner of below.types)
          checkRequiredCalls(below, inner, { set: selectionSet!, sent: selections }, scope);
    }
  }
}

function fieldsNamed(
  name: string,
  sent: readonly RequiredSelection[],
  applies: (typeCondition: string | undefined) => boolean,
): Array<Extract<RequiredSelection, { kind: 'Field' }>> {
  return sent.flatMap((selection) => {
    if (selection.kind === 'Field') return selection.name === name ? [selection] : [];
    return applies(selection.typeCondition) ? fieldsNamed(name, selection.selections, applies) : [];
  });
}
