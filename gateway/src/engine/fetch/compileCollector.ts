import type { PathStep } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import { type Json, type JsonObject, ownValue } from '../raw-json/Json.ts';
import type { ResponsePath } from './ExecutionError.ts';

/** Finds the objects at a path of a plan. */
export interface EntityCollector {
  /** Appends the objects, in order, and returns the list. */
  collect(data: JsonObject, entities: JsonObject[]): JsonObject[];
  /** Adds the same objects with their paths, which only errors need. */
  collectPaths(data: JsonObject, paths: Map<JsonObject, ResponsePath>): void;
}

type Step =
  | Exclude<PathStep, { kind: 'TypeCondition' }>
  | { readonly kind: 'TypeCondition'; readonly satisfying: ReadonlySet<string> };

export function compileCollector(path: readonly PathStep[], types: TypeConditions): EntityCollector {
  const steps = path.map((step): Step =>
    step.kind === 'TypeCondition' ? { kind: step.kind, satisfying: types.satisfying(step.types) } : step,
  );
  return {
    collect(data, entities) {
      walk(data, steps, 0, { entities });
      return entities;
    },
    collectPaths: (data, paths) => walk(data, steps, 0, { paths, path: [] }),
  };
}

/** What a walk finds: objects alone, or with their paths. */
type Finds =
  | { readonly entities: JsonObject[]; readonly paths?: never; readonly path?: never }
  | {
      readonly entities?: never;
      readonly paths: Map<JsonObject, ResponsePath>;
      readonly path: Array<string | number>;
    };

/** Lists are walked through whether or not the plan says so: an interface object's field can be one or many. */
function walk(value: Json | undefined, steps: readonly Step[], at: number, finds: Finds): void {
  if (value === undefined || value === null) return;
  const step = steps[at];
  if (Array.isArray(value)) {
    const next = step?.kind === 'Items' ? at + 1 : at;
    for (let index = 0; index < value.length; index++) {
      finds.path?.push(index);
      walk(value[index], steps, next, finds);
      finds.path?.pop();
    }
    return;
  }
  if (typeof value !== 'object') return;
  if (!step) {
    finds.entities?.push(value);
    finds.paths?.set(value, [...finds.path]);
    return;
  }
  if (step.kind === 'Key') {
    finds.path?.push(step.key);
    walk(ownValue(value, step.key), steps, at + 1, finds);
    finds.path?.pop();
  } else if (step.kind === 'TypeCondition') {
    const typename = value['__typename'];
    if (typeof typename !== 'string' || step.satisfying.has(typename)) walk(value, steps, at + 1, finds);
  }
}
