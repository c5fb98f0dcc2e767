import type { KeyRenames } from '../fetching/KeyRenames.ts';
import { namedType } from '../supergraph/namedType.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import type { Condition } from './Conditions.ts';
import type { SelectedField } from './DocumentChecker.ts';
import type { FetchedScope } from './FetchedScope.ts';
import { type ConditionsByName, type FetchedField, type FetchedOfType, NOWHERE, type Place } from './Place.ts';

/** What a selection brings to the objects that it is of. */
export interface DescribedSelection {
  readonly fields: readonly SelectedField[];
  readonly subgraph: string;
  readonly renames: KeyRenames;
}

/** @param onTypes the types of the objects that the subgraph knows as one, and when something is fetched of them */
export function describeSelection(
  { fields: selected, subgraph, renames }: DescribedSelection,
  onTypes: (known: SubgraphType) => ConditionsByName,
  scope: FetchedScope,
): Place {
  const { conditions, types, joiner } = scope;
  const fields = new Map<string, FetchedField>();
  for (const { within, node, directives, definition, below } of selected) {
    const on = whenFetched(within, onTypes(within[0]!), conditions.letIn(directives), scope);
    const key = (node.alias ?? node.name).value;
    const { names, rest } = renames.ofTypes(key, on.keys());
    const type = definition && types.typeIn(subgraph, namedType(definition.type));
    const places = new Map<Condition, Place>();
    /** Of objects that are asked for under one condition, the place is one. */
    const placeWhere = (when: Condition): Place => {
      if (!type) return NOWHERE;
      let place = places.get(when);
      if (!place) {
        const always = (known: SubgraphType) => scope.always(scope.typesOf(known), when);
        const inner = describeSelection({ fields: below, subgraph, renames: rest }, always, scope);
        places.set(when, (place = { ...inner, types: always(type) }));
      }
      return place;
    };
    for (const [name, named] of names) {
      const field = new Map<string, FetchedOfType>();
      for (const typename of named) {
        const when = on.get(typename)!;
        const call = types.callOf(typename, node);
        field.set(typename, { when, calls: new Set(call === undefined ? [] : [call]), below: placeWhere(when) });
      }
      const known = fields.get(name);
      fields.set(name, known ? joiner.joinFields(known, field) : field);
    }
  }
  return { ...NOWHERE, fields };
}

/** The types of the objects that a field is fetched of within fragments, and when. */
function whenFetched(
  within: readonly SubgraphType[],
  types: ConditionsByName,
  when: Condition,
  { conditions, typeConditions }: FetchedScope,
): ConditionsByName {
  const satisfying = within.map(({ name }) => typeConditions.satisfying([name]));
  const fetched = [...types].filter(([type]) => satisfying.every((names) => names.has(type)));
  return new Map(fetched.map(([type, asked]) => [type, conditions.and(asked, when)]));
}
