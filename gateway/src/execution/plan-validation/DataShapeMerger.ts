import { type DataShape, EMPTY, type FetchedOfType } from './DataShape.ts';

/** Merges what several fetches bring. What is one object before is one object after. */
export class DataShapeMerger {
  readonly #merged = new WeakMap<DataShape, WeakMap<DataShape, DataShape>>();

  /** What is at a position when both of two descriptions of it are true. */
  merge(one: DataShape, other: DataShape): DataShape {
    if (one === other || other === EMPTY) return one;
    if (one === EMPTY) return other;
    const known = this.#merged.get(one) ?? new WeakMap<DataShape, DataShape>();
    this.#merged.set(one, known);
    let shape = known.get(other);
    if (!shape) {
      shape = {
        types: union(one.types, other.types),
        resolved: union(one.resolved, other.resolved),
        fields: mergeMaps(one.fields, other.fields, (some, more) => this.mergeFields(some, more)),
      };
      known.set(other, shape);
    }
    return shape;
  }

  mergeFields(one: ReadonlyMap<string, FetchedOfType>, other: ReadonlyMap<string, FetchedOfType>) {
    return mergeMaps(one, other, (some, more) => this.#mergeOfType(some, more));
  }

  #mergeOfType(one: FetchedOfType, other: FetchedOfType): FetchedOfType {
    if (one === other) return one;
    return { calls: union(one.calls, other.calls), below: this.merge(one.below, other.below) };
  }
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
