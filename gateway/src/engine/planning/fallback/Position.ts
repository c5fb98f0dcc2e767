import type { PathStep } from '../../plan/PlanNode.ts';
import { namedType } from '../../supergraph/namedType.ts';
import type { SubgraphField, SubgraphType } from '../../supergraph/SubgraphType.ts';
import { ObjectGroup } from './ObjectGroup.ts';
import type { PlanningScope } from './PlanningScope.ts';
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

/** A position of the data, such as `reviews.@.author`. */
export class Position {
  readonly path: readonly PathStep[];
  readonly typename: string;
  readonly scope: PlanningScope;
  readonly sources: PositionSource[] = [];
  readonly #origin: Origin;
  readonly #groups = new Map<string, ObjectGroup>();
  /** The types that the subgraphs which resolve the field that leads here give it. */
  readonly declared: readonly SubgraphType[];
  /** How many sources of objects of unknown types were used to find their types, by interface object. */
  readonly #typed = new Map<string, number>();
  #isGrowing = false;

  constructor(typename: string, path: readonly PathStep[], origin: Origin, scope: PlanningScope) {
    this.typename = typename;
    this.path = path;
    this.scope = scope;
    this.#origin = origin;
    this.declared = origin.definitions.flatMap(({ subgraph, field }) => {
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
