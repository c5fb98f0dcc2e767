import { Kind, print, type SelectionSetNode, visit } from 'graphql';

import type { RequiredSelection } from '../../plan/PlanNode.ts';

/**
 * The field sets of keys and of `@requires` with the keys under which their fields stand in the data. Those are the fields'
 * names, which clients' aliases never are (see `InternalAliases`), except where one field is required with several arguments.
 */
export class FieldSets {
  readonly #calls = new Map<string, string[]>();
  readonly #known = new WeakMap<SelectionSetNode, SelectionSetNode>();

  /** A field set whose fields have these keys as aliases. */
  withKeys(set: SelectionSetNode): SelectionSetNode {
    let known = this.#known.get(set);
    if (!known) {
      known = visit<SelectionSetNode>(set, {
        Field: (field) => {
          const key = this.#keyOf(
            field.name.value,
            print({ kind: Kind.FIELD, name: field.name, arguments: field.arguments ?? [] }),
          );
          return key === field.name.value ? undefined : { ...field, alias: { kind: Kind.NAME, value: key } };
        },
      });
      this.#known.set(set, known);
    }
    return known;
  }

  #keyOf(name: string, call: string): string {
    const calls = this.#calls.get(name) ?? [];
    this.#calls.set(name, calls);
    let at = calls.indexOf(call);
    if (at < 0) at = calls.push(call) - 1;
    return at === 0 ? name : `_${at}_${name}`;
  }
}

/** What a representation takes of the data for a field set that `FieldSets` has given its keys. */
export function toRequired({ selections }: SelectionSetNode): RequiredSelection[] {
  return selections.flatMap((selection): RequiredSelection[] => {
    switch (selection.kind) {
      case Kind.FIELD:
        return [
          {
            kind: 'Field',
            key: (selection.alias ?? selection.name).value,
            name: selection.name.value,
            selections: selection.selectionSet && toRequired(selection.selectionSet),
          },
        ];
      case Kind.INLINE_FRAGMENT:
        return [
          {
            kind: 'InlineFragment',
            typeCondition: selection.typeCondition?.name.value,
            selections: toRequired(selection.selectionSet),
          },
        ];
      case Kind.FRAGMENT_SPREAD:
        throw new Error('A field set has a fragment spread.');
    }
  });
}
