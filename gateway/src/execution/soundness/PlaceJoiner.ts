import type { Condition, Conditions } from './Conditions.ts';
import { type FetchedOfType, NOWHERE, type Place } from './Place.ts';

/** Joins what was fetched at a time or by the way with what was there. What is shared before is shared after. */
export class PlaceJoiner {
  readonly #conditions: Conditions;
  readonly #joined = new WeakMap<Place, WeakMap<Place, Place>>();

  constructor(conditions: Conditions) {
    this.#conditions = conditions;
  }

  /** What is at a place when both of two descriptions of it are true. */
  join(one: Place, other: Place): Place {
    if (one === other || other === NOWHERE) return one;
    if (one === NOWHERE) return other;
    const known = this.#joined.get(one) ?? new WeakMap<Place, Place>();
    this.#joined.set(one, known);
    let place = known.get(other);
    if (!place) known.set(other, (place = this.#join(one, other)));
    return place;
  }

  joinFields(one: ReadonlyMap<string, FetchedOfType>, other: ReadonlyMap<string, FetchedOfType>) {
    return joinMaps(one, other, (some, more) => this.#joinOfType(some, more));
  }

  #join(one: Place, other: Place): Place {
    const or = (some: Condition, more: Condition) => this.#conditions.or(some, more);
    return {
      types: joinMaps(one.types, other.types, or),
      told: joinMaps(one.told, other.told, or),
      fields: joinMaps(one.fields, other.fields, (some, more) => this.joinFields(some, more)),
    };
  }

  #joinOfType(one: FetchedOfType, other: FetchedOfType): FetchedOfType {
    if (one === other) return one;
    return {
      when: this.#conditions.or(one.when, other.when),
      calls: one.calls === other.calls ? one.calls : new Set([...one.calls, ...other.calls]),
      below: this.join(one.below, other.below),
    };
  }
}

function joinMaps<Value>(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>,
  joinValues: (one: Value, other: Value) => Value,
): ReadonlyMap<string, Value> {
  if (one === other || other.size === 0) return one;
  if (one.size === 0) return other;
  const joined = new Map(one);
  for (const [key, value] of other) {
    const known = joined.get(key);
    joined.set(key, known === undefined ? value : joinValues(known, value));
  }
  return joined;
}
