import { isJsonObject, type Json, type JsonObject, ownValue, setOwnValue } from '../raw-json/Json.ts';

/**
 * Merges an object of a subgraph's response into an object of the data, deeply: lists item by item, objects key by key. A value wins
 * over null, whichever comes first. An interface name as `__typename`, which is all that an interface object knows of its type, never
 * replaces an object type from another subgraph.
 *
 * @param interfaces the names of all interfaces
 * @param copy whether nested values are copied: several objects get the same values, and a later fetch may change one of them
 */
export function merge(target: JsonObject, source: JsonObject, interfaces: ReadonlySet<unknown>, copy: boolean): void {
  for (const key in source) mergeKey(target, key, source[key]!, interfaces, copy);
}

/** Merges the value of one key. */
export function mergeKey(
  target: JsonObject,
  key: string,
  incoming: Json,
  interfaces: ReadonlySet<unknown>,
  copy: boolean,
): void {
  const existing = ownValue(target, key);
  if (existing === undefined || existing === null || typeof existing !== 'object') {
    if (key === '__typename' && existing && interfaces.has(incoming)) return;
    if (incoming !== null || existing === undefined) setOwnValue(target, key, copy ? clone(incoming) : incoming);
  } else if (incoming !== null && typeof incoming === 'object') {
    mergeNested(existing, incoming, interfaces, copy);
  }
}

function mergeNested(
  existing: Json[] | JsonObject,
  incoming: Json[] | JsonObject,
  interfaces: ReadonlySet<unknown>,
  copy: boolean,
): void {
  if (!Array.isArray(existing)) {
    if (isJsonObject(incoming)) merge(existing, incoming, interfaces, copy);
    return;
  }
  if (!Array.isArray(incoming)) return;
  for (let index = 0; index < Math.min(existing.length, incoming.length); index++) {
    const [before, after] = [existing[index]!, incoming[index]!];
    if (before === null) existing[index] = copy ? clone(after) : after;
    else if (typeof before === 'object' && typeof after === 'object' && after !== null)
      mergeNested(before, after, interfaces, copy);
  }
}

/** A deep copy. */
export function clone(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(clone);
  const copy: JsonObject = {};
  for (const key in value) setOwnValue(copy, key, clone(value[key]!));
  return copy;
}
