import type { KeyRenames } from '../fetch/KeyRenames.ts';
import { responseKey } from '../operation/collectFields.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import { namedType } from '../supergraph/namedType.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { type DataShape, DataShapes, EMPTY, type FetchedField, type FetchedOfType } from './DataShapes.ts';
import type { SelectedField } from './DocumentChecker.ts';

/** What all that one plan fetches is described with. */
export class FetchedScope {
  readonly types: SubgraphTypes;
  readonly typeConditions: TypeConditions;
  readonly shapes = new DataShapes();

  constructor(types: SubgraphTypes, typeConditions: TypeConditions) {
    this.types = types;
    this.typeConditions = typeConditions;
  }

  /** The runtime types that an object may have where a subgraph knows it as this type. An interface object can be any. */
  typesOf({ name, possibleTypes }: SubgraphType): ReadonlySet<string> {
    return this.typeConditions.interfaces.has(name) && possibleTypes.has(name) ? this.satisfying(name) : possibleTypes;
  }

  satisfying(...names: readonly string[]): ReadonlySet<string> {
    return this.typeConditions.satisfying(names);
  }
}

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
    const key = responseKey(node);
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
