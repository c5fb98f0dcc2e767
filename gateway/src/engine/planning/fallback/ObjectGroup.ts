import type { PathStep } from '../../plan/PlanNode.ts';
import type { SubgraphField } from '../../supergraph/SubgraphType.ts';
import { ChildField } from './ChildField.ts';
import { findEntitySources, findInformedSources } from './entitySources.ts';
import { obtainAt } from './obtain.ts';
import { findRootSources } from './rootSources.ts';
import type { DataPosition, Obtainable, PlannedObjects } from './SearchGraph.ts';
import type { SelectedField } from './SelectedField.ts';
import { FieldCalls } from './SelectionDraft.ts';
import { type PositionSource, resolvableField, type Source } from './Source.ts';

/** A source together with the definition that its subgraph has of a field. */
interface FieldSource {
  readonly source: Source;
  readonly definition: SubgraphField;
}

export class ObjectGroup implements PlannedObjects {
  readonly types: readonly string[];
  readonly position: DataPosition;
  readonly path: readonly PathStep[];
  readonly sources: Source[] = [];
  readonly #calls = new FieldCalls();
  readonly #children = new Map<string, ChildField>();
  #pulled = 0;
  #isGrowing = false;

  constructor(types: readonly string[], position: DataPosition) {
    this.types = types;
    this.position = position;
    const hasCondition = position.isAbstract && !this.isUntyped;
    this.path = hasCondition ? [...position.path, { kind: 'TypeCondition', types }] : position.path;
    this.pull();
  }

  get typename(): string {
    return this.types[0]!;
  }

  get isUntyped(): boolean {
    return this.position.scope.types.isInterface(this.typename);
  }

  get isMutation(): boolean {
    return this.position.path.length === 0 && this.position.scope.operation === 'mutation';
  }

  pull(): void {
    const { sources, scope } = this.position;
    this.position.pull();
    for (; this.#pulled < sources.length; this.#pulled++) {
      const origin = sources[this.#pulled]!;
      const { subgraph, depth, provided } = origin;
      const isObject = origin.type.possibleTypes.has(origin.type.name);
      const type = isObject ? origin.type : scope.types.typeIn(subgraph, this.typename);
      if (!type || !this.#isKnownTo(origin)) continue;
      this.sources.push({
        subgraph,
        type,
        depth,
        provided,
        informed: undefined,
        get isOpen() {
          return origin.isOpen;
        },
        open: () => origin.open(),
      });
    }
  }

  isResolvedHere(name: string): boolean {
    this.pull();
    const depth = this.#first(name)?.source.depth;
    return this.position.sources.some((source) => source.depth === depth);
  }

  /** The source of a field that comes first, looked for if need be; undefined where there is none. */
  find(name: string): FieldSource | undefined {
    this.pull();
    for (;;) {
      const best = this.#first(name);
      if (best) return best;
      if (!this.inform(name) && !this.grow()) return undefined;
    }
  }

  inform(name: string): boolean {
    const found = findInformedSources(this, name);
    this.sources.push(...found);
    return found.length > 0;
  }

  grow(): boolean {
    if (this.#isGrowing) return false;
    this.#isGrowing = true;
    try {
      this.position.scope.countStep();
      const before = this.sources.length;
      this.pull();
      if (this.sources.length > before) return true;
      this.sources.push(...findEntitySources(this), ...findRootSources(this));
      if (this.sources.length > before) return true;
      while (this.position.grow()) {
        this.pull();
        if (this.sources.length > before) return true;
      }
      return false;
    } finally {
      this.#isGrowing = false;
    }
  }

  obtain(field: SelectedField): Obtainable | undefined {
    if (field.name === '__typename') return this.obtainTypename();
    if (field.selectionSets.length > 0) return obtainAt(this.child(field), field.selectionSets);
    const found = this.find(field.name);
    if (!found) return undefined;
    const { source, definition } = found;
    return {
      depth: source.depth,
      take: () => void source.open().add(this.types, this.#calls.of(field), definition, undefined),
    };
  }

  obtainTypename(): Obtainable | undefined {
    const source = this.position.best((candidate) => this.#isKnownTo(candidate));
    return (
      source && {
        depth: source.depth,
        take: () => {
          source.open().hasTypename = true;
        },
      }
    );
  }

  child(field: SelectedField): DataPosition {
    const call = this.#calls.of(field);
    let child = this.#children.get(field.key);
    if (!child) this.#children.set(field.key, (child = new ChildField(this, call)));
    return child.position;
  }

  /** The known source of a field that comes first; of several, one that the plan uses anyway. */
  #first(name: string): FieldSource | undefined {
    const { types } = this.position.scope;
    let best: FieldSource | undefined;
    for (const source of this.sources) {
      const other = best?.source;
      const isBetter =
        !other || source.depth < other.depth || (source.depth === other.depth && source.isOpen && !other.isOpen);
      const definition = isBetter ? resolvableField(source, name, this.types, types) : undefined;
      if (definition) best = { source, definition };
    }
    return best;
  }

  /** Whether a source has all of these objects, and returns their types. */
  #isKnownTo({ type }: PositionSource): boolean {
    return this.types.every((name) => type.possibleTypes.has(name));
  }
}
