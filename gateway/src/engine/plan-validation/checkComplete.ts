import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import { fragmentOf, responseKey } from '../operation/collectFields.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';
import { rootFieldNodes } from '../operation/rootFields.ts';
import { fetchesOf, type PlanNode } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import { type DataShape, mayHold } from './DataShapes.ts';
import {
  appliedDirectives,
  checkOperationDirectives,
  DirectiveComparison,
  withinFragment,
} from './executableDirectives.ts';
import type { FetchedData } from './FetchedData.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * The second check: a plan fetches all that an operation selects, of every object that may be there, with its directives, and no
 * other root field. A field that is not fetched would be null, with no error.
 *
 * @param plan what `fetched` describes
 * @param document one operation and its fragments, as the planner got it
 * @param api the API's schema
 * @throws InvalidPlanError
 */
export function checkComplete(
  plan: PlanNode | null,
  document: DocumentNode,
  fetched: FetchedData,
  api: GraphQLSchema,
  typeConditions: TypeConditions,
): void {
  checkRootFields(plan, document);
  checkOperationDirectives(plan, document);
  const { operation, fragments } = resolveOperation(document);
  const { types: subgraphTypes } = fetched.scope;
  const directives = new DirectiveComparison(plan);
  const checked = new WeakMap<DataShape, Map<SelectionSetNode, Set<string>>>();

  /** Whether a selection set is visited for the first time: a few fragments can expand to very many fields. */
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
      const fragment = fragmentOf(selection, fragments)!;
      const satisfying = fragment.typeCondition && typeConditions.satisfying([fragment.typeCondition.name.value]);
      const narrowed = satisfying ? types.filter((type) => satisfying.has(type)) : types;
      check(shape, fragment.selectionSet, narrowed, withinFragment(applied, fragment));
    }
  };

  const checkField = (shape: DataShape, node: FieldNode, typename: string, applied: string): void => {
    const { name, selectionSet } = node;
    if (name.value === '__typename' || (shape !== fetched.root && !mayHold(shape, typename))) return;
    const key = responseKey(node);
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

  check(fetched.root, operation.selectionSet, [api.getRootType(operation.operation)!.name], '');
  directives.check();
}

/**
 * Checks that a plan asks for no root field that the operation does not select, and for none of a mutation twice: what is not
 * selected can fail, and as a mutation it has an effect.
 */
function checkRootFields(plan: PlanNode | null, document: DocumentNode): void {
  const selected = rootKeys(document);
  const fetched = new Set<string>();
  for (const fetch of fetchesOf(plan)) {
    // With a path, it is of objects of type `Query` below the root.
    if (fetch.kind !== 'Fetch' || fetch.path?.length) continue;
    for (const key of rootKeys(fetch.document.ast)) {
      if (!selected.has(key)) throw new InvalidPlanError(`${key} is fetched, and not selected`);
      if (fetch.operationKind === 'mutation' && fetched.has(key))
        throw new InvalidPlanError(`${key} would be executed twice`);
      fetched.add(key);
    }
  }
}

/** The response keys of a document's root fields. `__typename` has no effect, and need not be fetched. */
function rootKeys(document: DocumentNode): ReadonlySet<string> {
  const fields = [...rootFieldNodes(resolveOperation(document))].filter(({ name }) => name.value !== '__typename');
  return new Set(fields.map(responseKey));
}
