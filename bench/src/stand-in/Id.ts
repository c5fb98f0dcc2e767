/**
 * Ids look like `p1000001.17.2`: a letter for the type, the number of the client's request, and ordinals. So no two requests
 * ever ask for the same entity, unless a workload wants them to.
 */

/** Whether entities of this request are to meet faults. */
export function isFaulty(id: string): boolean {
  return id.charCodeAt(1) === F;
}

const F = 'f'.charCodeAt(0);

/** The request's part: `1000001`, or `f1000001` where faults are wanted. */
export function requestOf(id: string): string {
  const dot = id.indexOf('.');
  return dot < 0 ? id.slice(1) : id.slice(1, dot);
}

/** The first ordinal; 0 when there is none. */
export function ordinalOf(id: string): number {
  const dot = id.indexOf('.');
  return dot < 0 ? 0 : Number.parseInt(id.slice(dot + 1), 10);
}

/** The last ordinal; 0 when there is none. */
export function lastOrdinalOf(id: string): number {
  const dot = id.lastIndexOf('.');
  return dot < 0 ? 0 : Number.parseInt(id.slice(dot + 1), 10);
}

/** The id of another type's object of the same request. */
export function sibling(id: string, letter: string, ordinal: number | string): string {
  return `${letter}${requestOf(id)}.${ordinal}`;
}
