import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import type { TypeConditions } from '../plan/TypeConditions.ts';
import { ALWAYS, type Condition, conditionKey, NEVER } from './Conditions.ts';
import type { FetchedData } from './FetchedData.ts';
import { type Place, presenceOf } from './Place.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

/**
 * Checks that a plan fetches all that an operation selects, of every object that may be met: what is not fetched would be
 * null without a word.
 *
 * @param document one operation and its fragments, as the planner got it
 * @param api the API's schema
 * @throws UnsoundPlanError
 */
export function checkCoverage(
  document: DocumentNode,
  fetched: FetchedData,
  api: GraphQLSchema,
  typeConditions: TypeConditions,
): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const { conditions } = fetched.scope;
  const checked = new WeakMap<Place, Map<SelectionSetNode, Set<string>>>();

  /** Whether a selection set is met for the first time: few fragments can spell out very many fields. */
  const isNew = (place: Place, selectionSet: SelectionSetNode, key: string): boolean => {
    const sets = checked.get(place) ?? new Map<SelectionSetNode, Set<string>>();
    const known = sets.get(selectionSet) ?? new Set();
    checked.set(place, sets.set(selectionSet, known));
    return known.size !== known.add(key).size;
  };

  /**
   * @param types the types of the objects at a place for which something is selected
   * @param when under which conditions
   */
  const check = (place: Place, selectionSet: SelectionSetNode, types: readonly string[], when: Condition): void => {
    if (types.length === 0 || !isNew(place, selectionSet, `${types.join()} ${conditionKey(when)}`)) return;
    for (const selection of selectionSet.selections) {
      const wanted = conditions.and(when, conditions.letIn(selection.directives));
      if (wanted === NEVER) continue;
      if (selection.kind === Kind.FIELD) {
        for (const type of types) checkField(place, selection, type, wanted);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const satisfying = fragment.typeCondition && typeConditions.satisfying([fragment.typeCondition.name.value]);
      check(place, fragment.selectionSet, satisfying ? types.filter((type) => satisfying.has(type)) : types, wanted);
    }
  };

  const checkField = (place: Place, { name, alias, selectionSet }: FieldNode, typename: string, when: Condition) => {
    if (name.value === '__typename') return;
    const wanted = place === fetched.root ? when : conditions.and(when, presenceOf(place, typename, conditions));
    if (wanted === NEVER) return;
    const key = (alias ?? name).value;
    const field = place.fields.get(key)?.get(typename);
    if (!field) throw new UnsoundPlanError(`${key} of ${typename} is selected, and not fetched`);
    if (!conditions.implies(wanted, field.when))
      throw new UnsoundPlanError(`${key} of ${typename} is not fetched whenever it is selected`);
    const parent = api.getType(typename);
    const type = isObjectType(parent) ? getNamedType(parent.getFields()[name.value]?.type) : undefined;
    if (!selectionSet || !type) return;
    const possible = isAbstractType(type) ? api.getPossibleTypes(type).map((object) => object.name) : [type.name];
    check(
      field.below,
      selectionSet,
      possible.filter((object) => field.below.types.has(object)),
      wanted,
    );
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    check(fetched.root, definition.selectionSet, [api.getRootType(definition.operation)!.name], ALWAYS);
  }
}
