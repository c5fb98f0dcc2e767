import type { PathStep } from '../../plan/PlanNode.ts';
import type { SubgraphField } from '../../supergraph/SubgraphType.ts';
import { ChildField } from './ChildField.ts';
import { findEntitySources, findInformedSources } from './entitySources.ts';
import { FieldCalls } from './FieldCalls.ts';
import { type Obtainable, obtainAt } from './obtain.ts';
import type { Position } from './Position.ts';
import { findRootSources } from './rootSources.ts';
import type { SelectedField } from './SelectedField.ts';
import { type PositionSource, resolvableField, type Source } from './Source.ts';

/** A source together with the definition that its subgraph has of a field. */
interface FieldSource {
  readonly source: Source;
  readonly definition: SubgraphField;
}

/**
 * The objects of some types at a position, which are alike in all that matters there. The type may be an interface, for objects of
 * which no more is known.
 */
export class ObjectGroup {
  readonly types: readonly string[];
  readonly position: Position;
  readonly path: readonly PathStep[];
  /** What was found so far, in that order. */
  readonly sources: Source[] = [];
  readonly #calls = new FieldCalls();
  readonly #children = new Map<string, ChildField>();
  #pulled = 0;
  #isGrowing = false;

  constructor(types: readonly string[], position: Position) {
    this.types = types;
    this.position = position;
    const isTold = position.isAbstract && !this.isUntyped;
    this.path = isTold ? [...position.path, { kind: 'TypeCondition', types }] : position.path;
    this.pull();
  }

  /** Any of the types: they are alike. */
  get typename(): string {
    return this.types[0]!;
  }

  /** Whether no more than an interface is known of the objects. */
  get isUntyped(): boolean {
    return this.position.scope.types.isInterface(this.typename);
  }

  /** Whether it is the root of a mutation. */
  get isMutation(): boolean {
    return this.position.path.length === 0 && this.position.scope.operation === 'mutation';
  }

  /** Takes over the sources of the position that were found meanwhile. */
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

  /** Whether a field can be had where the objects are, without another fetch. */
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

  /** Looks for subgraphs that resolve a field with what it requires; false where there are no more. */
  inform(name: string): boolean {
    const found = findInformedSources(this, name);
    this.sources.push(...found);
    return found.length > 0;
  }

  /** Looks for more sources; false where there are no more. */
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

  /** How a field can be fetched; undefined where it cannot. */
  obtain(field: SelectedField): Obtainable | undefined {
    if (field.name === '__typename') return this.obtainTypename();
    if (field.selectionSets.length > 0) return obtainAt(this.child(field).position, field.selectionSets);
    const found = this.find(field.name);
    if (!found) return undefined;
    const { source, definition } = found;
    return {
      depth: source.depth,
      take: () => void source.open().add(this.types, this.#calls.of(field), definition, undefined),
    };
  }

  /** How the types of the objects can be fetched. */
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

  /** The way to the values of a composite field. */
  child(field: SelectedField): ChildField {
    const call = this.#calls.of(field);
    let child = this.#children.get(field.key);
    if (!child) this.#children.set(field.key, (child = new ChildField(this, call)));
    return child;
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

  /** Whether a source has these objects, and tells that they are. */
  #isKnownTo({ type }: PositionSource): boolean {
    return this.types.every((name) => type.possibleTypes.has(name));
  }
}
