import type { FetchNode } from '../plan/PlanNode.ts';
import { isJsonObject, type JsonObject } from '../raw-json/Json.ts';
import { compileRewrites } from './compileRewrites.ts';
import { compileCollector } from './compileCollector.ts';
import { compileMissingFields } from './compileMissingFields.ts';
import type { CompilerScope } from './CompilerScope.ts';
import type { ResponsePath } from './ExecutionError.ts';
import { KeyRenames } from './KeyRenames.ts';
import { merge } from './merge.ts';
import type { PlanExecution } from './PlanExecution.ts';
import { plannedPath } from './plannedPaths.ts';
import { compileBody } from './compileBody.ts';
import { onceRequestedFields } from './RequestedFields.ts';
import { fetchFailure, hasErrors, malformed, type PathTranslation, reportErrors } from './subgraphErrors.ts';

/** A step of a compiled plan. It never rejects for what a subgraph does: that is recorded as errors of the execution. */
export type CompiledStep = (execution: PlanExecution) => Promise<void>;

/** Compiles the fetch of root fields, for the root of the data or for objects of type `Query` below it. */
export function compileFetch(node: FetchNode, { client, types, subgraphTypes, aliases }: CompilerScope): CompiledStep {
  const { subgraph, operationKind, path = [] } = node;
  const writeBody = compileBody(node);
  const lacksFields = compileMissingFields(node.document);
  const rewrite = compileRewrites(node.outputRewrites, types);
  const renames = KeyRenames.of(node.outputRewrites, types);
  const requested = onceRequestedFields(node, subgraphTypes);
  const paths = [plannedPath(path, aliases)];
  const collector = compileCollector(path, types);
  const translateFor = (execution: PlanExecution): PathTranslation => {
    const found = new Map<JsonObject, ResponsePath>();
    collector.collectPaths(execution.data, found);
    return (within, data) => {
      const renamed = renames.rename(within, data);
      return [...found.values()].map((above) => [...above, ...renamed].map((step) => aliases.responseStep(step)));
    };
  };
  return async (execution) => {
    const objects = collector.collect(execution.data, []);
    if (objects.length === 0) return;
    try {
      const body = writeBody(execution, '');
      const response = await client({ subgraph, operationKind, body, paths }, execution.context);
      if (hasErrors(response))
        reportErrors(execution, node, response, { requested, translate: translateFor(execution) });
      const { data } = response;
      if (!isJsonObject(data)) return;
      if (lacksFields(data)) execution.recordFailure(malformed(subgraph, 'it lacks fields'), node);
      rewrite?.(data);
      for (const object of objects) merge(object, data, types.interfaces, objects.length > 1);
    } catch (error) {
      execution.recordFailure(fetchFailure(error, subgraph), node);
    }
  };
}
