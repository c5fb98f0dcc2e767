import { isJsonObject, type JsonObject } from '../raw-json/Json.ts';
import type { FetchNode } from '../plan/PlanNode.ts';
import type { PlanExecution } from './PlanExecution.ts';
import { compileRewrites } from './applyRewrites.ts';
import { compileCollector } from './collectEntities.ts';
import type { ResponsePath } from './ExecutionError.ts';
import { KeyRenames } from './KeyRenames.ts';
import { merge } from './merge.ts';
import { plannedPath } from './plannedPaths.ts';
import { compileBody } from './requestBody.ts';
import { compileMissingFields } from './compileMissingFields.ts';
import type { CompilerScope } from './CompilerScope.ts';
import { onceRequestedFields } from './RequestedFields.ts';
import { fetchFailure, malformed, type PathTranslation, reportErrors } from './subgraphErrors.ts';

/** A step of a compiled plan. It never rejects for what a subgraph does: that ends in the run's errors. */
export type CompiledStep = (run: PlanExecution) => Promise<void>;

/** Compiles the fetch of root fields, for the root of the data or for objects of type `Query` below it. */
export function compileFetch(node: FetchNode, { client, types, subgraphTypes, keys }: CompilerScope): CompiledStep {
  const { subgraph, operationKind, path = [] } = node;
  const writeBody = compileBody(node);
  const areFieldsMissing = compileMissingFields(node.document);
  const rewrite = compileRewrites(node.outputRewrites, types);
  const renames = KeyRenames.of(node.outputRewrites, types);
  const requested = onceRequestedFields(node, subgraphTypes);
  const paths = [plannedPath(path, keys)];
  const collector = compileCollector(path, types);
  const translateFor = (run: PlanExecution): PathTranslation => {
    let places: ReadonlyMap<JsonObject, ResponsePath> | undefined;
    return (within, data) => {
      if (!places) {
        const found = new Map<JsonObject, ResponsePath>();
        collector.collectPlaces(run.data, found);
        places = found;
      }
      const renamed = renames.rename(within, data);
      return [...places.values()].map((place) => [...place, ...renamed].map((step) => keys.responseStep(step)));
    };
  };
  return async (run) => {
    const objects: JsonObject[] = [];
    collector.collect(run.data, objects);
    if (objects.length === 0) return;
    try {
      const response = await client({ subgraph, operationKind, body: writeBody(run, ''), paths }, run.context);
      reportErrors(run, node, response, { requested, translate: translateFor(run) });
      const data = response['data'];
      if (!isJsonObject(data)) return;
      if (areFieldsMissing(data)) run.fail(malformed(subgraph, 'it lacks fields'), node);
      rewrite?.(data);
      for (const object of objects) merge(object, data, types.interfaces, objects.length > 1);
    } catch (error) {
      run.fail(fetchFailure(error, subgraph), node);
    }
  };
}
