import type { KeyRenames } from '../fetch/KeyRenames.ts';
import { namedType } from '../supergraph/namedType.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import { type DataShape, EMPTY, type FetchedField, type FetchedOfType } from './DataShape.ts';
import type { SelectedField } from './DocumentChecker.ts';
import type { FetchedScope } from './FetchedScope.ts';

/** What a selection brings to the objects that it is of. */
export interface DescribedSelection {
  readonly fields: readonly SelectedField[];
  readonly subgraph: string;
  readonly renames: KeyRenames;
}

/** @param typesOf the runtime types of the objects that are fetched, where the subgraph knows them as one type */
export function describeSelection(
  { fields: selected, subgraph, renames }: DescribedSelection,
  typesOf: (known: SubgraphType) => ReadonlySet<string>,
  scope: FetchedScope,
): DataShape {
  const { types, shapes } = scope;
  const fields = new Map<string, FetchedField>();
  for (const { within, node, applied, definition, below } of selected) {
    const satisfying = within.map(({ name }) => scope.satisfying(name));
    const fetched = [...typesOf(within[0]!)].filter((type) => satisfying.every((names) => names.has(type)));
    const key = (node.alias ?? node.name).value;
    const { names, rest } = renames.ofTypes(key, fetched);
    const type = definition && types.typeIn(subgraph, namedType(definition.type));
    const inner = type
      ? shapes.intern({
          ...describeSelection(
            { fields: below, subgraph, renames: rest },
            (known: SubgraphType) => scope.typesOf(known),
            scope,
          ),
          types: scope.typesOf(type),
        })
      : EMPTY;
    for (const [name, named] of names) {
      const field = new Map<string, FetchedOfType>();
      for (const typename of named) {
        const call = types.callOf(typename, node);
        field.set(typename, {
          calls: new Set(call === undefined ? [] : [call]),
          applied: new Set([applied]),
          below: inner,
        });
      }
      const known = fields.get(name);
      fields.set(name, known ? shapes.mergeFields(known, field) : field);
    }
  }
  return shapes.intern({ ...EMPTY, fields });
}
