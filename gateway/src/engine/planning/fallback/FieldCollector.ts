import { type DirectiveNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

import { fragmentOf, responseKey } from '../../operation/collectFields.ts';
import type { Fragments } from '../../operation/ResolvedOperation.ts';
import type { FederatedTypes } from './FederatedTypes.ts';
import { type DirectedFragment, type Occurrence, PLAIN, type SelectedField } from './SelectedField.ts';

const CONDITIONS = new Set(['skip', 'include']);
const NONE: readonly never[] = [];

interface Collected {
  readonly nodes: FieldNode[];
  readonly occurrences: Occurrence[];
  readonly selectionSets: SelectionSetNode[];
}

/** Collects fields by response key (GraphQL specification, CollectFields), for objects of one type. */
export class FieldCollector {
  readonly #types: FederatedTypes;
  readonly #fragments: Fragments;

  constructor(fragments: Fragments, types: FederatedTypes) {
    this.#fragments = fragments;
    this.#types = types;
  }

  collect(typename: string, selectionSets: readonly SelectionSetNode[]): Map<string, SelectedField> {
    const fields = new Map<string, Collected>();
    const visited = new Set<string>();
    for (const selectionSet of selectionSets) this.#collect(typename, selectionSet, NONE, { fields, visited });
    return new Map(
      [...fields].map(([key, collected]) => {
        const { name, arguments: args = NONE } = collected.nodes[0]!;
        return [key, { key, name: name.value, args, ...collected }];
      }),
    );
  }

  #collect(
    typename: string,
    { selections }: SelectionSetNode,
    around: readonly DirectedFragment[],
    found: { readonly fields: Map<string, Collected>; readonly visited: Set<string> },
  ): void {
    for (const selection of selections) {
      const directives = directivesOf(selection);
      if (selection.kind === Kind.FIELD) {
        const key = responseKey(selection);
        let field = found.fields.get(key);
        if (!field) found.fields.set(key, (field = { nodes: [], occurrences: [], selectionSets: [] }));
        field.nodes.push(selection);
        field.occurrences.push(around.length + directives.length === 0 ? PLAIN : { around, directives });
        if (selection.selectionSet) field.selectionSets.push(selection.selectionSet);
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = fragmentOf(selection, this.#fragments)!;
      const condition = fragment.typeCondition?.name.value;
      if (condition !== undefined && !this.#types.satisfies(typename, condition)) continue;
      const ofDefinition = isSpread ? (fragment.directives ?? NONE) : NONE;
      const isPlain = directives.length === 0 && ofDefinition.length === 0;
      if (isSpread && isPlain && around.length === 0) {
        if (found.visited.has(selection.name.value)) continue;
        found.visited.add(selection.name.value);
      }
      const inner = isPlain ? around : [...around, { isSpread, directives, ofDefinition }];
      this.#collect(typename, fragment.selectionSet, inner, found);
    }
  }
}

/**
 * The directives of a selection, which are for the subgraphs.
 *
 * @throws Error for conditions: whether something is selected at all is settled before it is planned
 */
function directivesOf({ directives = NONE }: SelectionNode): readonly DirectiveNode[] {
  for (const { name } of directives)
    if (CONDITIONS.has(name.value)) throw new Error(`The operation has a condition, @${name.value}.`);
  return directives;
}
