import { isJsonObject, type Json, type JsonObject, ownValue, setOwnValue } from '../raw-json/Json.ts';
import type { Rewrite, RewriteStep } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import { merge } from './merge.ts';

/** Applies a plan's rewrites to a value, in place. */
export type Rewriter = (value: Json | undefined) => void;

/** Compiles rewrites; null when there are none, as in nearly all plans. */
export function compileRewrites(rewrites: readonly Rewrite[], types: TypeConditions): Rewriter | null {
  if (rewrites.length === 0) return null;
  return (value) => {
    for (const rewrite of rewrites) applyAt(value, rewrite.path, 0, types, (object) => apply(object, rewrite, types));
  };
}

function apply(object: JsonObject, rewrite: Rewrite, { interfaces }: TypeConditions): void {
  if (rewrite.kind === 'SetValue') {
    setOwnValue(object, rewrite.key, rewrite.value as Json);
    return;
  }
  const value = ownValue(object, rewrite.key);
  if (value === undefined) return;
  delete object[rewrite.key];
  // A planner may fetch one field under two keys, each with a part of its selections.
  const renamed: JsonObject = {};
  setOwnValue(renamed, rewrite.newKey, value);
  merge(object, renamed, interfaces, false);
}

function applyAt(
  value: Json | undefined,
  path: readonly RewriteStep[],
  at: number,
  types: TypeConditions,
  change: (object: JsonObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(item, path, at, types, change);
    return;
  }
  if (!isJsonObject(value)) return;
  const step = path[at];
  if (!step) change(value);
  else if (step.kind === 'Key') applyAt(ownValue(value, step.key), path, at + 1, types, change);
  else {
    const typename = value['__typename'];
    // An object without `__typename` comes from a field whose type is known to satisfy the condition.
    if (typeof typename !== 'string' || types.satisfying(step.types).has(typename))
      applyAt(value, path, at + 1, types, change);
  }
}
