import { type Condition, type Conditions, NEVER } from './Conditions.ts';

/** A place of the data, and what is there when. It is never changed, only joined with what else is fetched. */
export interface Place {
  /** The types that objects here may say they have. */
  readonly types: ConditionsByName;
  /** The interfaces of which no object is here any more: those that were known as no more have told their types. */
  readonly told: ConditionsByName;
  readonly fields: ReadonlyMap<string, FetchedField>;
}

export interface FetchedField {
  /** The types of the objects that it was fetched of. */
  readonly on: ConditionsByName;
  /** With what arguments, by the types of the objects (see `SubgraphTypes.callOf`). */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>;
  readonly below: Place;
}

export type ConditionsByName = ReadonlyMap<string, Condition>;

export const NOWHERE: Place = { types: new Map(), told: new Map(), fields: new Map() };

/** When an object of a type may be at a place. */
export function presenceOf({ types, told }: Place, type: string, conditions: Conditions): Condition {
  const present = types.get(type) ?? NEVER;
  const gone = told.get(type);
  return gone ? conditions.and(present, conditions.not(gone)) : present;
}

/** What is at a place when both of two descriptions of it are true. */
export function join(one: Place, other: Place, conditions: Conditions): Place {
  if (one === other || other === NOWHERE) return one;
  if (one === NOWHERE) return other;
  const either = (some: Condition, more: Condition) => conditions.or(some, more);
  return {
    types: joinMaps(one.types, other.types, either),
    told: joinMaps(one.told, other.told, either),
    fields: joinMaps(one.fields, other.fields, (some, more) => joinFields(some, more, conditions)),
  };
}

export function joinFields(one: FetchedField, other: FetchedField, conditions: Conditions): FetchedField {
  if (one === other) return one;
  return {
    on: joinMaps(one.on, other.on, (some, more) => conditions.or(some, more)),
    calls: joinMaps(one.calls, other.calls, (some, more) => new Set([...some, ...more])),
    below: join(one.below, other.below, conditions),
  };
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
