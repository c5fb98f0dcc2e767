import { Kind, type SelectionSetNode, visit } from 'graphql';

import { describeType } from './alikeTypes.ts';
import { groupBy } from './groupBy.ts';
import { groupFields } from './groupFields.ts';
import type { DataPosition, PlannedObjects } from './SearchGraph.ts';
import type { SelectedField } from './SelectedField.ts';

/** Some objects at a position, and what is selected of them. */
interface Selected {
  readonly group: PlannedObjects;
  readonly fields: readonly SelectedField[];
}

type FieldsByType = ReadonlyMap<string, Map<string, SelectedField>>;

/**
 * What is selected at a position, by objects that are alike. What is selected of all objects and can be had of them without
 * knowing their types stands first.
 *
 * @param objects the types of the objects that are looked at
 */
export function selectFields(
  position: DataPosition,
  selectionSets: readonly SelectionSetNode[],
  objects: readonly string[],
): Selected[] {
  position.pull();
  const { collector, groupsTypes } = position.scope;
  const types = expectedTypes(position, objects);
  const fields = new Map(types.map((type) => [type, collector.collect(type, selectionSets)]));
  const untyped = position.untypedInterface;
  const selected = untyped === undefined ? [] : takeUntyped(position.group([untyped]), selectionSets, fields);
  for (const together of groupFields(fields, position.scope)) {
    const names = together.fields.map(({ name }) => name);
    const alike = groupBy(together.types, (type) => (groupsTypes ? describe(position, type, names) : type));
    for (const group of alike.values()) selected.push({ group: position.group(group), fields: together.fields });
  }
  return selected;
}

/**
 * The object types that values may have: where several subgraphs resolve the field that leads to them, those that all of them
 * know, since they all resolve it to the same objects (`@shareable`).
 */
function expectedTypes({ declared, scope: { types } }: DataPosition, objects: readonly string[]): readonly string[] {
  return objects.filter((name) =>
    declared.every((type) => types.isInterfaceObject(type) || type.possibleTypes.has(name)),
  );
}

/** Removes from what is selected of each type what is selected of all objects alike, and can be had of them so. */
function takeUntyped(
  group: PlannedObjects,
  selectionSets: readonly SelectionSetNode[],
  fields: FieldsByType,
): Selected[] {
  const isOfAll = ({ key, nodes }: SelectedField) =>
    [...fields.values()].every((ofType) => {
      const same = ofType.get(key)?.nodes;
      return same?.length === nodes.length && same.every((node, at) => node === nodes[at]);
    });
  const ofInterface = group.position.scope.collector.collect(group.typename, selectionSets);
  const taken = [...ofInterface.values()].filter(
    (field) => isOfAll(field) && canStayUntyped(group, field, [...fields.keys()]),
  );
  for (const { key } of taken) for (const ofType of fields.values()) ofType.delete(key);
  return taken.length > 0 ? [{ group, fields: taken }] : [];
}

function canStayUntyped(
  group: PlannedObjects,
  { name, selectionSets }: SelectedField,
  objects: readonly string[],
): boolean {
  if (name === '__typename' || !group.isResolvedHere(name)) return false;
  if (selectionSets.length === 0) return true;
  const { types } = group.position.scope;
  return !objects.some((type) => types.subgraphs.some((subgraph) => types.fieldIn(subgraph, type, name)));
}

/** All that decides how fields of objects of a type are fetched at a position. */
function describe(
  { typename, declared, sources, scope: { types } }: DataPosition,
  type: string,
  fields: readonly string[],
) {
  const known = types.subgraphs.map((subgraph) => types.typeIn(subgraph, typename)?.possibleTypes.has(type));
  const given = declared.map(({ possibleTypes }) => possibleTypes.has(type));
  // What `@provides` says of some objects only sets them apart.
  const provided = sources.some((source) => source.provided.some(hasTypeCondition)) ? type : '';
  return [known, given, provided, describeType(types, type, fields)].join(' ');
}

function hasTypeCondition(set: SelectionSetNode): boolean {
  let has = false;
  visit(set, { [Kind.INLINE_FRAGMENT]: () => void (has = true) });
  return has;
}
