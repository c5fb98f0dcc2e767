/** An object of the data. Entities are numbered; objects without identity are told apart by where they stand. */
export interface Item {
  readonly typename: string;
  readonly identity: string;
  readonly index: number;
}

/** Entities of one type. */
export const ITEMS = 4;

export function entityItem(typename: string, index: number): Item {
  return { typename, identity: `${typename}#${index}`, index };
}

export function rootItem(typename: string): Item {
  return { typename, identity: typename, index: 0 };
}

export function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && 'identity' in value && 'typename' in value;
}
