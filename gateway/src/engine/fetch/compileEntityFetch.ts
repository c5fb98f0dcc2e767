import { resolveOperation } from '../operation/resolveOperation.ts';
import type { EntityFetchNode } from '../plan/PlanNode.ts';
import { isJsonObject } from '../raw-json/Json.ts';
import { compileBatch, type FetchedBatch } from './compileBatch.ts';
import type { CompilerScope } from './CompilerScope.ts';
import { translateEntityPaths } from './translateEntityPaths.ts';
import type { PlanExecution } from './PlanExecution.ts';
import { plannedPaths } from './plannedPaths.ts';
import { compileBody } from './compileBody.ts';
import { onceRequestedFields } from './RequestedFields.ts';
import { splitBatches } from './splitBatches.ts';
import type { SubgraphError } from './SubgraphClient.ts';
import { fetchFailure, hasErrors, mayConcernOneBatch, reportErrors } from './subgraphErrors.ts';

/** @param retryOf the error of a request that these entities were part of */
type EntityStep = (execution: PlanExecution, retryOf?: SubgraphError) => Promise<void>;

/**
 * Compiles the fetch of entities. Equal representations are sent once, and nothing is sent when no entity remains.
 *
 * Several batches that are ready together are sent in one request. When its response has no data at all, or fails in a way that
 * one batch may have caused, each batch is fetched separately.
 */
export function compileEntityFetch(node: EntityFetchNode, scope: CompilerScope): EntityStep {
  const { client, subgraphTypes, aliases } = scope;
  const { subgraph } = node;
  const writeBody = compileBody(node);
  const batches = compileBatches(node, scope);
  const paths = plannedPaths(node, aliases);
  const requested = onceRequestedFields(node, subgraphTypes);
  let separate: EntityStep[] | undefined;

  const fetchSeparately = async (execution: PlanExecution, retryOf?: SubgraphError): Promise<void> => {
    separate ??= splitBatches(node).map((part) => compileEntityFetch(part, scope));
    await Promise.all(separate.map((step) => step(execution, retryOf)));
  };

  return async (execution, retryOf) => {
    let fetched: readonly FetchedBatch[] = [];
    try {
      const prepared = batches.map((batch) => batch.prepare(execution));
      fetched = prepared.filter(({ count }) => count > 0);
      if (fetched.length === 0) return;
      let variables = '';
      for (const { batch, representations } of prepared)
        variables += `${variables && ','}${batch.prefix}[${representations}]`;
      const body = writeBody(execution, variables);
      const response = await client({ subgraph, operationKind: 'query', body, paths, retryOf }, execution.context);
      const { data } = response;
      if (!isJsonObject(data) && fetched.length > 1) return await fetchSeparately(execution);
      const errorsBefore = execution.errors.length;
      if (hasErrors(response))
        reportErrors(execution, node, response, {
          requested,
          translate: translateEntityPaths(fetched, execution, aliases),
        });
      const isExplained = execution.errors.length > errorsBefore;
      if (isJsonObject(data))
        for (const one of fetched) one.batch.merge(one, data[one.batch.responseKey], execution, isExplained);
    } catch (error) {
      if (fetched.length > 1 && mayConcernOneBatch(error)) return fetchSeparately(execution, error);
      execution.recordFailure(fetchFailure(error, subgraph), node);
    }
  };
}

/** Outside of `compileEntityFetch`, whose closures would keep the document in memory. */
function compileBatches(node: EntityFetchNode, scope: CompilerScope) {
  const operation = resolveOperation(node.document.ast);
  return node.batches.map((batch) => compileBatch({ node, operation, batch }, scope));
}
