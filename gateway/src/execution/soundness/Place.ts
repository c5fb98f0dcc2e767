import { type Condition, type Conditions, NEVER } from './Conditions.ts';

/**
 * A place of the data, for objects that were reached in one way, and what is there when. It is never changed, only joined with
 * what else is fetched.
 */
export interface Place {
  /** The types that objects here may say they have. */
  readonly types: ConditionsByName;
  /** The interfaces of which no object is here any more: those that were known as no more have told their types. */
  readonly told: ConditionsByName;
  readonly fields: ReadonlyMap<string, FetchedField>;
}

/** What was fetched under one key, by the types of the objects that it was fetched of. */
export type FetchedField = ReadonlyMap<string, FetchedOfType>;

export interface FetchedOfType {
  readonly when: Condition;
  /** With what arguments (see `SubgraphTypes.callOf`). */
  readonly calls: ReadonlySet<string>;
  /** Objects of another type may have other things below. Where they do not, the place is the same one. */
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

/** The places below a field, those that several types share once. @param type of the objects; undefined for all of them */
export function placesBelow(field: FetchedField | undefined, type?: string): ReadonlySet<Place> {
  const places = new Set<Place>();
  for (const [name, { below }] of field ?? []) if (type === undefined || name === type) places.add(below);
  return places;
}
