import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

import type { FieldCollector, SelectedField, TypedSelectionSet } from './FieldCollector.ts';

export interface Conflict {
  readonly message: string;
  readonly nodes: readonly [FieldNode, FieldNode];
}

/** The conflicts of the fields that a document's operations reach, until the collector is exhausted. */
export function* findConflicts(collector: FieldCollector): Iterable<Conflict> {
  const roots = collector.operations.map((operation) => [collector.rootOf(operation)]);
  yield* walk(collector, roots, sameShape);
  yield* walk(collector, roots, sameForCommonParents);
}

/** What fields of one key must have in common, and which of them are merged below. */
type Check = (fields: readonly SelectedField[], collector: FieldCollector) => Verdict;

interface Verdict {
  readonly conflict?: Conflict | undefined;
  readonly merged: ReadonlyArray<readonly SelectedField[]>;
}

/** Judges sets of selection sets and, breadth first, those below them. */
function* walk(
  collector: FieldCollector,
  roots: ReadonlyArray<readonly TypedSelectionSet[]>,
  check: Check,
): Iterable<Conflict> {
  const known = new Set<string>();
  const waiting = [...roots];
  for (let at = 0; at < waiting.length && !collector.isExhausted; at++) {
    const selectionSets = waiting[at]!;
    const key = collector.keyOf(selectionSets);
    if (known.has(key)) continue;
    known.add(key);
    for (const fields of collector.collect(selectionSets).values()) {
      const { conflict, merged } = check(fields, collector);
      if (conflict) yield conflict;
      for (const group of merged) {
        const below = collector.below(group);
        if (below.length > 0) waiting.push(below);
      }
    }
  }
}

/** Values of one key have one shape, whichever object they are of (GraphQL specification, SameResponseShape). */
function sameShape(fields: readonly SelectedField[]): Verdict {
  const [first, ...others] = fields;
  const different = others.find(({ type }) => first!.type && type && !haveSameShape(first!.type, type));
  if (!different) return { merged: [fields] };
  const reason = `they return conflicting types "${String(first!.type)}" and "${String(different.type)}"`;
  return { conflict: conflictOf(first!, different, reason), merged: [] };
}

function haveSameShape(a: GraphQLOutputType, b: GraphQLOutputType): boolean {
  if (isNonNullType(a) || isNonNullType(b))
    return isNonNullType(a) && isNonNullType(b) && haveSameShape(a.ofType, b.ofType);
  if (isListType(a) || isListType(b)) return isListType(a) && isListType(b) && haveSameShape(a.ofType, b.ofType);
  return isLeafType(a) || isLeafType(b) ? a === b : true;
}

/**
 * Fields that one object may have both of are the same field with the same arguments (FieldsInSetCanMerge). Of two object types no
 * object is both, so that fields of each are merged with those of abstract types alone.
 */
function sameForCommonParents(fields: readonly SelectedField[], collector: FieldCollector): Verdict {
  const abstract: SelectedField[] = [];
  const byObject = new Map<GraphQLNamedType, SelectedField[]>();
  for (const field of fields) {
    if (!isObjectType(field.parent)) abstract.push(field);
    else if (byObject.has(field.parent)) byObject.get(field.parent)!.push(field);
    else byObject.set(field.parent, [field]);
  }
  const groups = [...byObject.values()];
  const conflict = [abstract, ...groups]
    .map((group) => differenceOf(abstract[0] ?? group[0], group, collector))
    .find((found) => found !== undefined);
  if (conflict) return { conflict, merged: [] };
  return { merged: groups.length === 0 ? [abstract] : groups.map((group) => [...abstract, ...group]) };
}

function differenceOf(
  first: SelectedField | undefined,
  fields: readonly SelectedField[],
  collector: FieldCollector,
): Conflict | undefined {
  for (const field of fields) {
    if (!first || field === first) continue;
    const [a, b] = [first.node, field.node];
    if (a.name.value !== b.name.value)
      return conflictOf(first, field, `"${a.name.value}" and "${b.name.value}" are different fields`);
    if (collector.argumentsOf(a) !== collector.argumentsOf(b))
      return conflictOf(first, field, 'they have differing arguments');
  }
  return undefined;
}

function conflictOf(first: SelectedField, second: SelectedField, reason: string): Conflict {
  const key = (first.node.alias ?? first.node.name).value;
  const message = `Fields "${key}" conflict because ${reason}. Use different aliases on the fields to fetch both if this was intentional.`;
  return { message, nodes: [first.node, second.node] };
}
