import { CodeScope, isInherited, literal } from '../codegen/CodeScope.ts';
import type { Json, JsonObject } from '../raw-json/Json.ts';
import { clone, merge, mergeKey } from './merge.ts';

/** Merges a fetched entity into an object of the data, as `merge` does. */
export type Merger = (target: JsonObject, source: JsonObject, copy: boolean) => void;

/**
 * Generates a function for the entities of one fetch. Nearly all keys are new to the object, and setting them by name is many times
 * faster than looping over the entity's keys. Ignores keys that were not fetched. For the key `name`:
 *
 * ```js
 * function (o, source, copy) {
 *   let v;
 *   if ((v = source["name"]) !== undefined) {
 *     if (o["name"] === undefined) o["name"] = copy ? clone(v) : v;
 *     else if (o["name"] !== v) mergeOther(o, "name", v, copy);
 *   }
 * }
 * ```
 *
 * @param keys the response keys of the entities' fields; null where they are unknown, so that all are merged
 */
export function compileMerger(keys: readonly string[] | null, interfaces: ReadonlySet<unknown>): Merger {
  if (!keys) return (target, source, copy) => merge(target, source, interfaces, copy);
  const scope = new CodeScope<Merger>({ clone, mergeOther: mergeOther(interfaces) });
  return scope.define('o,source,copy', `let v;${keys.map(mergeCode).join('')}`);
}

function mergeCode(key: string): string {
  const name = literal(key);
  if (isInherited(key)) return `if(Object.hasOwn(source,${name}))mergeOther(o,${name},source[${name}],copy);`;
  return (
    `if((v=source[${name}])!==undefined){if(o[${name}]===undefined)o[${name}]=copy?clone(v):v;` +
    `else if(o[${name}]!==v)mergeOther(o,${name},v,copy)}`
  );
}

function mergeOther(interfaces: ReadonlySet<unknown>) {
  return (target: JsonObject, key: string, incoming: Json, copy: boolean) =>
    mergeKey(target, key, incoming, interfaces, copy);
}
