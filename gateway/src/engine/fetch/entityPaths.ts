import { isJsonObject, type JsonObject, ownValue } from '../raw-json/Json.ts';
import type { InternalAliases } from '../operation/InternalAliases.ts';
import type { PlanExecution } from './PlanExecution.ts';
import type { EntityCollector } from './collectEntities.ts';
import type { ResponsePath } from './ExecutionError.ts';
import type { KeyRenames } from './KeyRenames.ts';
import type { PathTranslation } from './subgraphErrors.ts';

/** The entities that one batch of one execution asks for, as far as errors look at them. */
export interface AskedEntities {
  readonly batch: {
    readonly responseKey: string;
    readonly collectors: readonly EntityCollector[];
    readonly renames: KeyRenames;
  };
  readonly entities: readonly JsonObject[];
  readonly indices: readonly number[];
}

/**
 * Translates the paths of errors of entities: `["_entities", 3, "name"]` is the name of every object that was asked for with
 * the fourth representation. Where those objects stand is found out when the first error comes.
 */
export function translateEntityPaths(
  asked: readonly AskedEntities[],
  run: PlanExecution,
  keys: InternalAliases,
): PathTranslation {
  const known = new Map<AskedEntities, Map<number, ResponsePath[]>>();
  return ([responseKey, index, ...rest], data) => {
    const part = asked.find(({ batch }) => batch.responseKey === responseKey);
    if (!part || typeof index !== 'number') return [];
    let holders = known.get(part);
    if (!holders) known.set(part, (holders = findHolders(part, run)));
    const answers = isJsonObject(data) ? ownValue(data, part.batch.responseKey) : undefined;
    const within = part.batch.renames.rename(rest, Array.isArray(answers) ? answers[index] : undefined);
    return (holders.get(index) ?? []).map((place) => [...place, ...within].map((step) => keys.responseStep(step)));
  };
}

/** The places of the objects that took, or were to take, each of the answered entities. */
function findHolders({ batch, entities, indices }: AskedEntities, run: PlanExecution): Map<number, ResponsePath[]> {
  const places = new Map<JsonObject, ResponsePath>();
  for (const collector of batch.collectors) collector.collectPlaces(run.data, places);
  const holders = new Map<number, ResponsePath[]>();
  entities.forEach((entity, at) => {
    const [place, index] = [places.get(entity), indices[at]!];
    if (!place) return;
    const known = holders.get(index);
    if (known) known.push(place);
    else holders.set(index, [place]);
  });
  return holders;
}
