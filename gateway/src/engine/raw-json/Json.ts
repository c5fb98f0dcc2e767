/** A JSON value as `JSON.parse` makes it. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json | undefined;
}

/** Whether a value is a JSON object: neither null nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value that an object itself has under a key. A subgraph's object inherits from `Object.prototype`, so a plain read of
 * a missing `constructor` or `__proto__` would find something that nobody sent.
 */
export function ownValue(object: JsonObject, key: string): Json | undefined {
  if (key === '__proto__') return Object.hasOwn(object, key) ? object[key] : undefined;
  const value: unknown = object[key];
  // All else that is inherited are functions, and JSON has none. Asking `hasOwn` would cost more than the read.
  return typeof value === 'function' ? undefined : (value as Json | undefined);
}

/** Sets a key as an own property. Plain assignment to `__proto__`, which clients may use as an alias, would not. */
export function setOwnValue(object: JsonObject, key: string, value: Json | undefined): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
