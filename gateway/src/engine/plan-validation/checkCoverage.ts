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
import type { PlanNode } from '../plan/PlanNode.ts';
import { appliedDirectives, withinFragment } from './appliedDirectives.ts';
import { type DataShape, mayHold } from './DataShape.ts';
import type { FetchedData } from './FetchedData.ts';
import { DirectiveComparison } from './DirectiveComparison.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * Checks that a plan fetches all that an operation selects, of every object that may be met: what is not fetched would be
 * null, with no error.
 *
 * @param plan what `fetched` describes
 * @param document one operation and its fragments, as the planner got it
 * @param api the API's schema
 * @throws InvalidPlanError
 */
export function checkCoverage(
  plan: PlanNode | null,
  document: DocumentNode,
  fetched: FetchedData,
  api: GraphQLSchema,
  typeConditions: TypeConditions,
): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const { types: subgraphTypes } = fetched.scope;
  const directives = new DirectiveComparison(plan);
  const checked = new WeakMap<DataShape, Map<SelectionSetNode, Set<string>>>();

  /** Whether a selection set is met for the first time: few fragments can spell out very many fields. */
  const isNew = (shape: DataShape, selectionSet: SelectionSetNode, key: string): boolean => {
    const sets = checked.get(shape) ?? new Map<SelectionSetNode, Set<string>>();
    const known = sets.get(selectionSet) ?? new Set();
    checked.set(shape, sets.set(selectionSet, known));
    return known.size !== known.add(key).size;
  };

  /** @param types the runtime types of the objects for which something is selected */
  const check = (shape: DataShape, selectionSet: SelectionSetNode, types: readonly string[], around: string): void => {
    if (types.length === 0 || !isNew(shape, selectionSet, `${types.join()} ${around}`)) return;
    for (const selection of selectionSet.selections) {
      const applied = appliedDirectives(around, selection);
      if (selection.kind === Kind.FIELD) {
        for (const type of types) checkField(shape, selection, type, applied);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const satisfying = fragment.typeCondition && typeConditions.satisfying([fragment.typeCondition.name.value]);
      const narrowed = satisfying ? types.filter((type) => satisfying.has(type)) : types;
      check(shape, fragment.selectionSet, narrowed, withinFragment(applied, fragment));
    }
  };

  const checkField = (
    shape: DataShape,
    { name, alias, selectionSet }: FieldNode,
    typename: string,
    applied: string,
  ): void => {
    if (name.value === '__typename' || (shape !== fetched.root && !mayHold(shape, typename))) return;
    const key = (alias ?? name).value;
    const field = shape.fields.get(key)?.get(typename);
    if (!field) throw new InvalidPlanError(`${key} of ${typename} is selected, and not fetched`);
    directives.add(shape, key, typename, applied);
    const parent = api.getType(typename);
    const type = isObjectType(parent) ? getNamedType(parent.getFields()[name.value]?.type) : undefined;
    if (!selectionSet || !type) return;
    const possible = isAbstractType(type) ? api.getPossibleTypes(type).map((object) => object.name) : [type.name];
    const returned = subgraphTypes.returnedBy(typename, name.value);
    check(
      field.below,
      selectionSet,
      possible.filter((object) => field.below.types.has(object) && (!returned || returned.has(object))),
      '',
    );
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    check(fetched.root, definition.selectionSet, [api.getRootType(definition.operation)!.name], '');
  }
  directives.check();
}
