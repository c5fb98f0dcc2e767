import { Kind, type SelectionSetNode, visit } from 'graphql';

import type { PathStep } from '../../plan/PlanNode.ts';
import { namedType } from '../../supergraph/namedType.ts';
import type { SubgraphField, SubgraphType } from '../../supergraph/SubgraphType.ts';
import { ObjectGroup } from './ObjectGroup.ts';
import type { PlanningScope } from './PlanningScope.ts';
import type { SelectedField } from './SelectedField.ts';
import { type PositionSource, sourceOf } from './Source.ts';

/** How the values at a position come there. */
export interface Origin {
  /** How subgraphs define the field that leads there. */
  readonly definitions: ReadonlyArray<{ readonly subgraph: string; readonly field: SubgraphField }>;
  /** The sources that were found since it was last called. */
  next(): readonly PositionSource[];
  /** Looks for more sources; false where there are no more. */
  grow(): boolean;
}

/** Some objects, and what is selected of them. */
export interface Selected {
  readonly group: ObjectGroup;
  readonly fields: readonly SelectedField[];
}

/** A position of the data, such as `reviews.@.author`. */
export class Position {
  readonly path: readonly PathStep[];
  readonly typename: string;
  readonly scope: PlanningScope;
  readonly sources: PositionSource[] = [];
  readonly #origin: Origin;
  readonly #groups = new Map<string, ObjectGroup>();
  readonly #declared: readonly SubgraphType[];
  /** How many sources of objects of unknown types were used to find their types, by interface object. */
  readonly #typed = new Map<string, number>();
  #isGrowing = false;

  constructor(typename: string, path: readonly PathStep[], origin: Origin, scope: PlanningScope) {
    this.typename = typename;
    this.path = path;
    this.scope = scope;
    this.#origin = origin;
    this.#declared = origin.definitions.flatMap(({ subgraph, field }) => {
      if (field.isExternal) return [];
      return scope.types.typeIn(subgraph, namedType(field.type)) ?? [];
    });
    this.pull();
  }

  get isAbstract(): boolean {
    return this.scope.types.isAbstract(this.typename);
  }

  /** Takes over the sources that were found meanwhile. */
  pull(): void {
    this.sources.push(...this.#origin.next());
  }

  /** Looks for more sources; false where there are no more. */
  grow(): boolean {
    if (this.#isGrowing) return false;
    this.#isGrowing = true;
    try {
      this.scope.countStep();
      const before = this.sources.length;
      const hasMore = () => this.sources.length > before;
      this.pull();
      if (hasMore() || this.#findTypes()) return true;
      while (this.#origin.grow()) {
        this.pull();
        if (hasMore()) return true;
      }
      return false;
    } finally {
      this.#isGrowing = false;
    }
  }

  /** The objects of some types. */
  group(types: readonly string[]): ObjectGroup {
    const key = types.join();
    let group = this.#groups.get(key);
    if (!group) this.#groups.set(key, (group = new ObjectGroup(types, this)));
    return group;
  }

  /** A position below this one. */
  below(typename: string, path: readonly PathStep[], origin: Origin): Position {
    return new Position(typename, path, origin, this.scope);
  }

  /** Whether objects are here of which the subgraphs that have them know no more than an interface. */
  get untypedInterface(): string | undefined {
    const { types } = this.scope;
    const [first] = this.sources;
    return first && this.sources.every(({ type }) => types.isInterfaceObject(type)) ? first.type.name : undefined;
  }

  /** Has something fetched that tells whether there are objects here at all. */
  open(): PositionSource | undefined {
    const opened = this.sources.find(({ isOpen }) => isOpen) ?? this.best();
    opened?.open();
    return opened;
  }

  /** The source that comes first. */
  best(isGood: (source: PositionSource) => boolean = () => true): PositionSource | undefined {
    this.pull();
    let best: PositionSource | undefined;
    for (const source of this.sources)
      if (
        isGood(source) &&
        (!best || source.depth < best.depth || (source.depth === best.depth && source.isOpen && !best.isOpen))
      )
        best = source;
    return best;
  }

  /**
   * What is selected here, by objects that are alike. What is selected of all objects and can be had of them without knowing
   * their types stands first.
   *
   * @param objects the types of the objects that are looked at
   */
  select(selectionSets: readonly SelectionSetNode[], objects: readonly string[]): Selected[] {
    this.pull();
    const types = this.#expected(objects);
    const fields = new Map(types.map((type) => [type, this.scope.collector.collect(type, selectionSets)]));
    const untyped = this.untypedInterface;
    const selected = untyped === undefined ? [] : this.#takeUntyped(this.group([untyped]), selectionSets, fields);
    const alike = new Map<string, { types: string[]; fields: readonly SelectedField[] }>();
    for (const [type, ofType] of fields) {
      this.scope.countStep();
      if (ofType.size === 0) continue;
      const isAlone = types.length === 1 || !this.scope.groupsTypes;
      const text = isAlone ? type : this.#describe(type, [...ofType.values()]);
      const known = alike.get(text);
      if (known) known.types.push(type);
      else alike.set(text, { types: [type], fields: [...ofType.values()] });
    }
    return [
      ...selected,
      ...[...alike.values()].map((each) => ({ group: this.group(each.types), fields: each.fields })),
    ];
  }

  /**
   * The object types that values here may have: where several subgraphs resolve the field that leads here, those that all of
   * them know, since they all resolve it to the same objects (`@shareable`).
   */
  #expected(objects: readonly string[]): readonly string[] {
    const { types } = this.scope;
    return objects.filter((name) =>
      this.#declared.every((type) => types.isInterfaceObject(type) || type.possibleTypes.has(name)),
    );
  }

  /** Removes from what is selected of each type what is selected of all objects alike, and can be had of them so. */
  #takeUntyped(
    group: ObjectGroup,
    selectionSets: readonly SelectionSetNode[],
    fields: ReadonlyMap<string, Map<string, SelectedField>>,
  ): Selected[] {
    const isOfAll = ({ key, nodes }: SelectedField) =>
      [...fields.values()].every((ofType) => {
        const same = ofType.get(key)?.nodes;
        return same?.length === nodes.length && same.every((node, at) => node === nodes[at]);
      });
    const taken = [...this.scope.collector.collect(group.typename, selectionSets).values()].filter(
      (field) => isOfAll(field) && this.#isUntyped(group, field, [...fields.keys()]),
    );
    for (const { key } of taken) for (const ofType of fields.values()) ofType.delete(key);
    return taken.length > 0 ? [{ group, fields: taken }] : [];
  }

  #isUntyped(group: ObjectGroup, { name, selectionSets }: SelectedField, objects: readonly string[]): boolean {
    if (name === '__typename' || !group.isResolvedHere(name)) return false;
    if (selectionSets.length === 0) return true;
    const { types } = this.scope;
    return !objects.some((type) => types.subgraphs.some((subgraph) => types.fieldIn(subgraph, type, name)));
  }

  /** All that decides how fields of a type are fetched here. */
  #describe(type: string, fields: readonly SelectedField[]): string {
    const { scope } = this;
    const selected = fields.map(({ key, nodes }) => `${key}:${nodes.map((node) => scope.numberOf(node)).join()}`);
    const known = scope.types.subgraphs.map((subgraph) =>
      scope.types.typeIn(subgraph, this.typename)?.possibleTypes.has(type),
    );
    const declared = this.#declared.map(({ possibleTypes }) => possibleTypes.has(type));
    // What `@provides` says of some objects only sets them apart.
    const provided = this.sources.some((source) => source.provided.some(hasTypeCondition)) ? type : '';
    const names = fields.map(({ name }) => name);
    return [selected, known, declared, provided, scope.types.describe(type, names)].join(' ');
  }

  /** Finds subgraphs that know the types of objects which are only known by an interface; false where there are no more. */
  #findTypes(): boolean {
    const untyped = new Set(
      this.sources.filter(({ type }) => this.scope.types.isInterfaceObject(type)).map(({ type }) => type.name),
    );
    for (const name of untyped) {
      const group = this.group([name]);
      do {
        const from = this.#typed.get(name) ?? 0;
        const found = group.sources.slice(from).filter(({ type }) => !type.possibleTypes.has(name));
        this.#typed.set(name, group.sources.length);
        this.sources.push(...found.map((source) => sourceOf({ ...source, provided: [] }, () => source.open())));
        if (found.length > 0) return true;
      } while (group.grow());
    }
    return false;
  }
}

function hasTypeCondition(set: SelectionSetNode): boolean {
  let has = false;
  visit(set, { [Kind.INLINE_FRAGMENT]: () => void (has = true) });
  return has;
}
