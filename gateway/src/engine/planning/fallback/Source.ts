import { Kind, type SelectionSetNode } from 'graphql';

import type { SubgraphField, SubgraphType } from '../../supergraph/SubgraphType.ts';
import { fieldOfAll } from './alikeTypes.ts';
import type { FederatedTypes } from './FederatedTypes.ts';
import type { SelectionDraft } from './SelectionDraft.ts';

/** A way to get the values at a position of the data from a subgraph, by the field that leads there. */
export interface PositionSource {
  readonly subgraph: string;
  /** The type that the subgraph gives the values. */
  readonly type: SubgraphType;
  /** See `FetchDraft`. */
  readonly depth: number;
  /** What `@provides` of the fields above lets the subgraph resolve. */
  readonly provided: readonly SelectionSetNode[];
  readonly isOpen: boolean;
  /** Has the plan use it. */
  open(): SelectionDraft;
}

/** A way to get fields of some objects at a position from a subgraph: as it has them there, or as entities by reference. */
export interface Source extends PositionSource {
  /** What of `@requires` the representations hold, as text; undefined where it is nothing. */
  readonly informed: string | undefined;
}

/** A source that is used at most once, whoever needs it. */
export function sourceOf<Kept extends object>(kept: Kept, create: () => SelectionDraft) {
  let draft: SelectionDraft | undefined;
  return {
    ...kept,
    get isOpen() {
      return draft !== undefined;
    },
    open: () => (draft ??= create()),
  };
}

/**
 * How a subgraph defines a field that it resolves for the objects of a source; undefined where it does not.
 *
 * @param typenames the types of the objects
 */
export function resolvableField(
  { subgraph, type, provided, informed }: Source,
  name: string,
  typenames: readonly string[],
  types: FederatedTypes,
): SubgraphField | undefined {
  if (!type.possibleTypes.has(type.name)) return undefined;
  const field = fieldOfAll(types, subgraph, type.name === typenames[0] ? typenames : [type.name], name);
  if (!field) return undefined;
  if (field.requires) return informed === requirementOf(field.requires) ? field : undefined;
  if (!field.isExternal) return field;
  const sets = [...provided, ...type.keys];
  const isKnown = typenames.every((typename) => providedFields(sets, name, typename, types).length > 0);
  return isKnown ? field : undefined;
}

/** The fields of a name that some field sets have for objects of a type. */
export function providedFields(
  sets: readonly SelectionSetNode[],
  name: string,
  typename: string,
  types: FederatedTypes,
): Array<SelectionSetNode | undefined> {
  return sets.flatMap(({ selections }) =>
    selections.flatMap((selection): Array<SelectionSetNode | undefined> => {
      if (selection.kind === Kind.FIELD) return selection.name.value === name ? [selection.selectionSet] : [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      const condition = selection.typeCondition?.name.value;
      const applies = condition === undefined || types.satisfies(typename, condition);
      return applies ? providedFields([selection.selectionSet], name, typename, types) : [];
    }),
  );
}

const texts = new WeakMap<SelectionSetNode, string>();

/** A required field set as a text. */
export function requirementOf(set: SelectionSetNode): string {
  let text = texts.get(set);
  if (text === undefined) texts.set(set, (text = JSON.stringify(set)));
  return text;
}
