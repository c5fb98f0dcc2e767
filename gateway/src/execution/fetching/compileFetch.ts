import { isJsonObject } from '../Json.ts';
import type { FetchNode } from '../plan/PlanNode.ts';
import type { Run } from '../Run.ts';
import { compileRewrites } from './applyRewrites.ts';
import { KeyRenames } from './KeyRenames.ts';
import { merge } from './merge.ts';
import { compileBody } from './requestBody.ts';
import { compileMissingFields } from './compileMissingFields.ts';
import type { CompilerScope } from './CompilerScope.ts';
import { onceRequestedFields } from './RequestedFields.ts';
import type { SubgraphRequest } from './SubgraphClient.ts';
import { fetchFailure, malformed, type PathTranslation, reportErrors } from './subgraphErrors.ts';

/** A step of a compiled plan. It never rejects for what a subgraph does: that ends in the run's errors. */
export type CompiledStep = (run: Run) => Promise<void>;

const ROOT: SubgraphRequest['paths'] = [[]];

/** Compiles the fetch of root fields. */
export function compileFetch(node: FetchNode, { client, types, subgraphTypes, keys }: CompilerScope): CompiledStep {
  const { subgraph, operationKind } = node;
  const writeBody = compileBody(node);
  const areFieldsMissing = compileMissingFields(node.document);
  const rewrite = compileRewrites(node.outputRewrites, types);
  const renames = KeyRenames.of(node.outputRewrites, types);
  const translate: PathTranslation = (path, data) => [
    renames.rename(path, data).map((step) => keys.responseStep(step)),
  ];
  const places = { requested: onceRequestedFields(node, subgraphTypes), translate };
  return async (run) => {
    try {
      const response = await client({ subgraph, operationKind, body: writeBody(run, ''), paths: ROOT }, run.context);
      reportErrors(run, node, response, places);
      const data = response['data'];
      if (!isJsonObject(data)) return;
      if (areFieldsMissing(data)) run.fail(malformed(subgraph, 'it lacks fields'), node);
      rewrite?.(data);
      merge(run.data, data, types.interfaces, false);
    } catch (error) {
      run.fail(fetchFailure(error, subgraph), node);
    }
  };
}
