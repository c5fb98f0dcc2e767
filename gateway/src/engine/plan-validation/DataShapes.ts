import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * What fetches have brought to the objects at one position of the response that were reached in one way. It is never changed,
 * only merged with what else is fetched.
 */
export interface DataShape {
  /** The runtime types that objects here may have. */
  readonly types: ReadonlySet<string>;
  /** The interfaces that are no object's runtime type here any more: a fetch has brought the object types instead. */
  readonly resolved: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, FetchedField>;
}

/** What was fetched under one key, by the runtime types of the objects that it was fetched for. */
export type FetchedField = ReadonlyMap<string, FetchedOfType>;

export interface FetchedOfType {
  /** The arguments it was fetched with (see `SubgraphTypes.callOf`). */
  readonly calls: ReadonlySet<string>;
  /** The executable directives that applied, each time that it was fetched (see `appliedDirectives`). */
  readonly applied: ReadonlySet<string>;
  /** Objects of another type may have other fields below. Where they do not, the shape is the same object. */
  readonly below: DataShape;
}

export const EMPTY: DataShape = { types: new Set(), resolved: new Set(), fields: new Map() };

/** Whether objects of a runtime type may be here. */
export function mayHold({ types, resolved }: DataShape, type: string): boolean {
  return types.has(type) && !resolved.has(type);
}

/** The shapes below a field, each once. @param type of the objects; undefined for all of them */
export function shapesBelow(field: FetchedField | undefined, type?: string): ReadonlySet<DataShape> {
  const shapes = new Set<DataShape>();
  for (const [name, { below }] of field ?? []) if (type === undefined || name === type) shapes.add(below);
  return shapes;
}

/** So many shapes are made for one plan at most. No useful plan comes near; checking a hostile one must not take long. */
const MAX_SHAPES = 50_000;

/**
 * The shapes of one plan: equal ones are one object. A plan selects the same of each type of an interface, below each of them the same
 * of each type of another one, and so on; as trees, what it fetches would be exponential in its depth.
 */
export class DataShapes {
  readonly #interned = new Map<string, DataShape>();
  readonly #ids = new WeakMap<DataShape, number>([[EMPTY, 0]]);
  readonly #merged = new WeakMap<DataShape, WeakMap<DataShape, DataShape>>();
  readonly #texts = new WeakMap<ReadonlySet<string>, string>();
  #made = 0;

  constructor() {
    this.#interned.set(this.#keyOf(EMPTY), EMPTY);
  }

  /**
   * The one object for a shape.
   *
   * @param shape all shapes below it are such objects
   * @throws InvalidPlanError where there are too many
   */
  intern(shape: DataShape): DataShape {
    if (this.#ids.has(shape)) return shape;
    if (++this.#made > MAX_SHAPES) throw new InvalidPlanError('The plan is too large to be checked');
    const key = this.#keyOf(shape);
    let known = this.#interned.get(key);
    if (!known) {
      this.#interned.set(key, (known = shape));
      this.#ids.set(shape, this.#interned.size);
    }
    return known;
  }

  /** What is at a position when both of two descriptions of it are true. */
  merge(one: DataShape, other: DataShape): DataShape {
    if (one === other || other === EMPTY) return one;
    if (one === EMPTY) return other;
    const known = this.#merged.get(one) ?? new WeakMap<DataShape, DataShape>();
    this.#merged.set(one, known);
    let shape = known.get(other);
    if (!shape) {
      shape = this.intern({
        types: union(one.types, other.types),
        resolved: union(one.resolved, other.resolved),
        fields: mergeMaps(one.fields, other.fields, (some, more) => this.mergeFields(some, more)),
      });
      known.set(other, shape);
    }
    return shape;
  }

  mergeFields(one: FetchedField, other: FetchedField): FetchedField {
    return mergeMaps(one, other, (some, more) => this.#mergeOfType(some, more));
  }

  #mergeOfType(one: FetchedOfType, other: FetchedOfType): FetchedOfType {
    if (one === other) return one;
    return {
      calls: union(one.calls, other.calls),
      applied: union(one.applied, other.applied),
      below: this.merge(one.below, other.below),
    };
  }

  /** Texts are built by hand: a deep plan makes very many shapes. Names have none of the signs between them. */
  #keyOf({ types, resolved, fields }: DataShape): string {
    let key = `${this.#textOf(types)};${this.#textOf(resolved)}`;
    for (const [name, field] of inOrder(fields)) {
      key += `;${name}`;
      for (const [type, { calls, applied, below }] of inOrder(field)) {
        key += `:${type}=${this.#ids.get(below)!}`;
        if (calls.size > 0 || applied.size > 0) key += JSON.stringify([this.#textOf(calls), this.#textOf(applied)]);
      }
    }
    return key;
  }

  #textOf(names: ReadonlySet<string>): string {
    if (names.size === 0) return '';
    let text = this.#texts.get(names);
    if (text === undefined) this.#texts.set(names, (text = [...names].toSorted().join()));
    return text;
  }
}

function inOrder<Value>(map: ReadonlyMap<string, Value>): Iterable<readonly [string, Value]> {
  return map.size < 2 ? map : [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function union(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (one === other || other.size === 0) return one;
  if (one.size === 0) return other;
  const missing = [...other].filter((name) => !one.has(name));
  return missing.length === 0 ? one : new Set([...one, ...missing]);
}

function mergeMaps<Value>(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>,
  mergeValues: (one: Value, other: Value) => Value,
): ReadonlyMap<string, Value> {
  if (one === other || other.size === 0) return one;
  if (one.size === 0) return other;
  const merged = new Map(one);
  for (const [key, value] of other) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : mergeValues(known, value));
  }
  return merged;
}
