import { Kind, print, type TypeNode } from 'graphql';

import { responseKey } from '../operation/collectFields.ts';
import { namedType } from '../supergraph/namedType.ts';
import type { SelectedField } from './DocumentChecker.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * Checks that the fields of a document can be merged (GraphQL specification, FieldsInSetCanMerge). Fields that one operation
 * has and fields that a planner added may not go together.
 *
 * @throws InvalidPlanError
 */
export function checkConflicts(fields: readonly SelectedField[], subgraph: string): void {
  checkShapes(fields, subgraph);
  checkCalls(fields, subgraph);
}

/** What is under one response key must be of one shape, whatever the objects are. */
function checkShapes(fields: readonly SelectedField[], subgraph: string): void {
  for (const group of byResponseKey(fields).values()) {
    const shapes = new Set(group.map(({ definition, below }) => shapeOf(definition?.type, below.length > 0)));
    if (shapes.size > 1) conflict(group, subgraph);
    checkShapes(
      group.flatMap(({ below }) => below),
      subgraph,
    );
  }
}

/** The lists and non-nulls of a type, and its name unless it is composite. */
function shapeOf(type: TypeNode | undefined, isComposite: boolean): string {
  if (!type) return 'String!';
  const text = print(type);
  return isComposite ? text.replace(namedType(type), '') : text;
}

/** What is under one response key of one object must be one call. */
function checkCalls(fields: readonly SelectedField[], subgraph: string): void {
  for (const group of byResponseKey(fields).values()) {
    for (const same of byObject(group)) {
      const calls = new Set(
        same.map(({ node: { name, arguments: args = [] } }) => print({ kind: Kind.FIELD, name, arguments: args })),
      );
      if (calls.size > 1) conflict(same, subgraph);
      checkCalls(
        same.flatMap(({ below }) => below),
        subgraph,
      );
    }
  }
}

/** The fields that may be selected on one object together: those on abstract types with those on each object type. */
function byObject(fields: readonly SelectedField[]): SelectedField[][] {
  const isObject = ({ parent }: SelectedField) =>
    parent.possibleTypes.size === 1 && parent.possibleTypes.has(parent.name);
  const abstract = fields.filter((field) => !isObject(field));
  const objects = groupBy(fields.filter(isObject), ({ parent }) => parent.name);
  return objects.size === 0 ? [abstract] : [...objects.values()].map((same) => [...same, ...abstract]);
}

function byResponseKey(fields: readonly SelectedField[]): Map<string, SelectedField[]> {
  return groupBy(fields, ({ node }) => responseKey(node));
}

function groupBy(
  fields: readonly SelectedField[],
  toKey: (field: SelectedField) => string,
): Map<string, SelectedField[]> {
  const groups = new Map<string, SelectedField[]>();
  for (const field of fields) {
    const key = toKey(field);
    const group = groups.get(key);
    if (group) group.push(field);
    else groups.set(key, [field]);
  }
  return groups;
}

function conflict([field]: readonly SelectedField[], subgraph: string): never {
  throw new InvalidPlanError(`The fetch from ${subgraph} selects conflicting fields as ${responseKey(field!.node)}`);
}
