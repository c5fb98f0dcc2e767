import { namedType } from '../../supergraph/namedType.ts';
import type { DataPosition, Origin, PlannedObjects } from './SearchGraph.ts';
import type { FieldCall } from './SelectionDraft.ts';
import { type PositionSource, providedFields, resolvableField, sourceOf } from './Source.ts';

/** A composite field of a group of objects: the way to the position below it. */
export class ChildField implements Origin {
  readonly position: DataPosition;
  readonly definitions: Origin['definitions'];
  readonly #group: PlannedObjects;
  readonly #call: FieldCall;
  #looked = 0;

  constructor(group: PlannedObjects, call: FieldCall) {
    this.#group = group;
    this.#call = call;
    const { types } = group.position.scope;
    this.definitions = types.subgraphs.flatMap((subgraph) =>
      types.namesOf(group.typename).flatMap((name) => {
        const field = types.fieldIn(subgraph, name, call.name);
        return field ? [{ subgraph, field }] : [];
      }),
    );
    const typename = types.namedTypeOf(group.typename, call.name);
    if (typename === undefined) throw new Error(`There is no ${group.typename}.${call.name}.`);
    this.position = group.position.below(typename, [...group.path, { kind: 'Key', key: call.key }], this);
  }

  next(): readonly PositionSource[] {
    const group = this.#group;
    const { types } = group.position.scope;
    group.pull();
    const found = group.sources.slice(this.#looked).flatMap((source): PositionSource[] => {
      const definition = resolvableField(source, this.#call.name, group.types, types);
      const type = definition && types.typeIn(source.subgraph, namedType(definition.type));
      if (!type) return [];
      const { subgraph, depth } = source;
      const provided = providedFields(source.provided, this.#call.name, group.typename, types).flatMap(
        (set) => set ?? [],
      );
      if (definition.provides) provided.push(definition.provides);
      return [
        sourceOf(
          { subgraph, type, depth, provided },
          () => source.open().add(group.types, this.#call, definition, type).below!,
        ),
      ];
    });
    if (!group.isMutation) {
      this.#looked = group.sources.length;
      return found;
    }
    // A mutation must not be sent to several subgraphs.
    if (this.#looked > 0 || found.length === 0) return [];
    this.#looked = group.sources.length;
    return [found[group.position.scope.mutationChoice % found.length]!];
  }

  grow(): boolean {
    return this.#group.inform(this.#call.name) || this.#group.grow();
  }
}
