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
