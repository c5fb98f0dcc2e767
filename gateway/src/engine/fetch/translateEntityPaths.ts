import type { InternalAliases } from '../operation/InternalAliases.ts';
import { isJsonObject, type JsonObject, ownValue } from '../raw-json/Json.ts';
import type { FetchedBatch } from './compileBatch.ts';
import type { ResponsePath } from './ExecutionError.ts';
import type { PlanExecution } from './PlanExecution.ts';
import type { PathTranslation } from './subgraphErrors.ts';

/**
 * Translates the paths of errors of entities: `["_entities", 3, "name"]` is the name of every object that was fetched with the
 * fourth representation. The paths of those objects are collected at the first error.
 */
export function translateEntityPaths(
  batches: readonly FetchedBatch[],
  execution: PlanExecution,
  aliases: InternalAliases,
): PathTranslation {
  const known = new Map<FetchedBatch, Map<number, ResponsePath[]>>();
  return ([responseKey, index, ...rest], data) => {
    const fetched = batches.find(({ batch }) => batch.responseKey === responseKey);
    if (!fetched || typeof index !== 'number') return [];
    let paths = known.get(fetched);
    if (!paths) known.set(fetched, (paths = pathsByIndex(fetched, execution)));
    const answers = isJsonObject(data) ? ownValue(data, fetched.batch.responseKey) : undefined;
    const within = fetched.batch.renames.rename(rest, Array.isArray(answers) ? answers[index] : undefined);
    return (paths.get(index) ?? []).map((above) => [...above, ...within].map((step) => aliases.responseStep(step)));
  };
}

/** The paths of the objects that each representation stands for. */
function pathsByIndex({ batch, entities, indices }: FetchedBatch, execution: PlanExecution) {
  const paths = new Map<JsonObject, ResponsePath>();
  for (const collector of batch.collectors) collector.collectPaths(execution.data, paths);
  const byIndex = new Map<number, ResponsePath[]>();
  entities.forEach((entity, at) => {
    const [path, index] = [paths.get(entity), indices[at]!];
    if (!path) return;
    const known = byIndex.get(index);
    if (known) known.push(path);
    else byIndex.set(index, [path]);
  });
  return byIndex;
}
