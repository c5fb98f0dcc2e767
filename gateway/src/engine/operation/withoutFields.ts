import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

import { pruneDefinitions } from './pruneDefinitions.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

export interface ReducedOperation {
  /** What is left, valid except that the root's selection set may be empty. */
  readonly operation: ResolvedOperation;
  /** The removed fields: the unwanted ones, and those that selected nothing else. */
  readonly removed: ReadonlySet<FieldNode>;
}

/** What is left of a selection set. */
interface Left {
  readonly selections: readonly SelectionNode[];
  /** Whether any field of it is removed, including those of its fragments. */
  readonly lacks: boolean;
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * An operation without some of its fields, and without the fields, fragments and variables that it then has no use for.
 * `__typename` is added where it must be known which fields an object would have had.
 *
 * @param operation without conditions
 */
export function withoutFields(
  { operation, fragments }: ResolvedOperation,
  unwanted: ReadonlySet<FieldNode>,
): ReducedOperation {
  const removed = new Set(unwanted);
  const left = new Map<string, Left>();

  const reduce = ({ selections }: SelectionSetNode): Left => {
    const parts = selections.map(reduceSelection);
    const kept = parts.flatMap(({ selections: [selection] }) => selection ?? []);
    const fragmentLacks = parts.some(({ lacks }, at) => lacks && selections[at]!.kind !== Kind.FIELD);
    return {
      selections: fragmentLacks && kept.length > 0 ? [...kept, TYPENAME] : kept,
      lacks: parts.some(({ lacks }) => lacks),
    };
  };

  const reduceSelection = (selection: SelectionNode): Left => {
    if (selection.kind === Kind.FIELD) return reduceField(selection);
    const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
    const { selections, lacks } = isSpread ? reduceFragment(selection.name.value) : reduce(selection.selectionSet);
    if (selections.length === 0) return { selections, lacks };
    return { selections: [isSpread ? selection : withSelections(selection, selections)], lacks };
  };

  const reduceField = (field: FieldNode): Left => {
    if (unwanted.has(field)) return { selections: [], lacks: true };
    if (!field.selectionSet) return { selections: [field], lacks: false };
    const { selections, lacks } = reduce(field.selectionSet);
    if (selections.length > 0 || !lacks) return { selections: [withSelections(field, selections)], lacks: false };
    removed.add(field);
    return { selections, lacks };
  };

  const reduceFragment = (name: string): Left => {
    let known = left.get(name);
    if (!known) left.set(name, (known = reduce(fragments[name]!.selectionSet)));
    return known;
  };

  const reduced = withSelections(operation, reduce(operation.selectionSet).selections);
  const fragmentOf = (name: string) => withSelections(fragments[name]!, reduceFragment(name).selections);
  return { operation: pruneDefinitions(reduced, fragmentOf), removed };
}

function withSelections<Node extends { readonly selectionSet?: SelectionSetNode | undefined }>(
  node: Node,
  selections: readonly SelectionNode[],
): Node {
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}
