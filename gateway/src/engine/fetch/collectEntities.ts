import { type Json, type JsonObject, ownValue } from '../raw-json/Json.ts';
import type { ResponsePath } from './ExecutionError.ts';
import type { PathStep } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';

/** Finds the objects at a path of a plan. */
export interface EntityCollector {
  /** Appends the objects, in order. */
  collect(data: JsonObject, entities: JsonObject[]): void;
  /** The same objects with their places, which only errors need. */
  collectPlaces(data: JsonObject, places: Map<JsonObject, ResponsePath>): void;
}

type Step =
  | Exclude<PathStep, { kind: 'TypeCondition' }>
  | { readonly kind: 'TypeCondition'; readonly satisfying: ReadonlySet<string> };

export function compileCollector(path: readonly PathStep[], types: TypeConditions): EntityCollector {
  const steps = path.map((step): Step =>
    step.kind === 'TypeCondition' ? { kind: step.kind, satisfying: types.satisfying(step.types) } : step,
  );
  return {
    collect: (data, entities) => walk(data, steps, 0, { entities }),
    collectPlaces: (data, places) => walk(data, steps, 0, { places, place: [] }),
  };
}

/** What a walk finds: objects alone, or with their places. */
type Finds =
  | { readonly entities: JsonObject[]; readonly places?: never; readonly place?: never }
  | {
      readonly entities?: never;
      readonly places: Map<JsonObject, ResponsePath>;
      readonly place: Array<string | number>;
    };

/** Lists are walked through whether or not the plan says so: an interface object's field can be one or many. */
function walk(value: Json | undefined, steps: readonly Step[], at: number, finds: Finds): void {
  if (value === undefined || value === null) return;
  const step = steps[at];
  if (Array.isArray(value)) {
    const next = step?.kind === 'Items' ? at + 1 : at;
    for (let index = 0; index < value.length; index++) {
      finds.place?.push(index);
      walk(value[index], steps, next, finds);
      finds.place?.pop();
    }
    return;
  }
  if (typeof value !== 'object') return;
  if (!step) {
    finds.entities?.push(value);
    finds.places?.set(value, [...finds.place]);
    return;
  }
  if (step.kind === 'Key') {
    finds.place?.push(step.key);
    walk(ownValue(value, step.key), steps, at + 1, finds);
    finds.place?.pop();
  } else if (step.kind === 'TypeCondition') {
    const typename = value['__typename'];
    if (typeof typename !== 'string' || step.satisfying.has(typename)) walk(value, steps, at + 1, finds);
  }
}
