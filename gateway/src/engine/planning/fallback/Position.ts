import type { PathStep } from '../../plan/PlanNode.ts';
import { namedType } from '../../supergraph/namedType.ts';
import type { SubgraphType } from '../../supergraph/SubgraphType.ts';
import { ObjectGroup } from './ObjectGroup.ts';
import type { PlanningScope } from './PlanningScope.ts';
import type { DataPosition, Origin } from './SearchGraph.ts';
import { type PositionSource, sourceOf } from './Source.ts';

export class Position implements DataPosition {
  readonly path: readonly PathStep[];
  readonly typename: string;
  readonly scope: PlanningScope;
  readonly sources: PositionSource[] = [];
  readonly #origin: Origin;
  readonly #groups = new Map<string, ObjectGroup>();
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

  pull(): void {
    this.sources.push(...this.#origin.next());
  }

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

  group(types: readonly string[]): ObjectGroup {
    const key = types.join();
    let group = this.#groups.get(key);
    if (!group) this.#groups.set(key, (group = new ObjectGroup(types, this)));
    return group;
  }

  below(typename: string, path: readonly PathStep[], origin: Origin): Position {
    return new Position(typename, path, origin, this.scope);
  }

  get untypedInterface(): string | undefined {
    const { types } = this.scope;
    const [first] = this.sources;
    return first && this.sources.every(({ type }) => types.isInterfaceObject(type)) ? first.type.name : undefined;
  }

  open(): PositionSource | undefined {
    const opened = this.sources.find(({ isOpen }) => isOpen) ?? this.best();
    opened?.open();
    return opened;
  }

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
