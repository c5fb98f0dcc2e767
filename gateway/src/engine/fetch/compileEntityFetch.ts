import { isJsonObject, type Json, type JsonObject } from '../raw-json/Json.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import type { EntityBatch, EntityFetchNode } from '../plan/PlanNode.ts';
import type { PlanExecution } from './PlanExecution.ts';
import { compileRewrites } from './applyRewrites.ts';
import { compileCollector } from './collectEntities.ts';
import { compileRepresentation } from './compileRepresentation.ts';
import type { CompilerScope } from './CompilerScope.ts';
import { compileMerger } from './compileMerger.ts';
import { EntityDeduplicator } from './EntityDeduplicator.ts';
import { entityKeys } from './entityKeys.ts';
import { translateEntityPaths } from './entityPaths.ts';
import { plannedPaths } from './plannedPaths.ts';
import { KeyRenames } from './KeyRenames.ts';
import { compileBody } from './requestBody.ts';
import { onceRequestedFields } from './RequestedFields.ts';
import { Representations } from './Representations.ts';
import { splitBatches } from './splitBatches.ts';
import type { SubgraphError } from './SubgraphClient.ts';
import { fetchFailure, malformed, mayBeOfOnePart, reportErrors } from './subgraphErrors.ts';

/** The entities that one batch of one execution asks for. */
interface Asked {
  readonly batch: CompiledBatch;
  /** The objects that take the answers. */
  readonly entities: readonly JsonObject[];
  /** For each object the index of its representation, or -1 where it is not asked for. */
  readonly indices: readonly number[];
  /** Distinct representations, as a list's items of JSON in raw JSON. */
  readonly representations: string;
  /** How many they are. */
  readonly count: number;
}

type CompiledBatch = ReturnType<typeof compileBatch>;

/** @param retryOf what the request failed with that asked for these entities among others */
type EntityStep = (run: PlanExecution, retryOf?: SubgraphError) => Promise<void>;

/**
 * Compiles the fetch of entities. Equal representations are sent once, and nothing is sent when no entity remains.
 *
 * Several batches that are ready together travel in one request. When the subgraph answers that with no data at all, or in a way
 * that one batch may be to blame for, its fault has taken the others along, so that each is then asked for alone.
 */
export function compileEntityFetch(node: EntityFetchNode, scope: CompilerScope): EntityStep {
  const { client, subgraphTypes, keys } = scope;
  const { subgraph } = node;
  const writeBody = compileBody(node);
  const batches = compileBatches(node, scope);
  const paths = plannedPaths(node, keys);
  const requested = onceRequestedFields(node, subgraphTypes);
  let alone: EntityStep[] | undefined;

  const askApart = async (run: PlanExecution, retryOf?: SubgraphError): Promise<void> => {
    alone ??= splitBatches(node).map((part) => compileEntityFetch(part, scope));
    await Promise.all(alone.map((step) => step(run, retryOf)));
  };

  return async (run, retryOf) => {
    let filled: readonly Asked[] = [];
    try {
      const asked = batches.map((batch) => ask(batch, run));
      filled = asked.filter(({ count }) => count > 0);
      if (filled.length === 0) return;
      const variables = asked.map(({ batch, representations }) => `${batch.prefix}[${representations}]`).join(',');
      const body = writeBody(run, variables);
      const response = await client({ subgraph, operationKind: 'query', body, paths, retryOf }, run.context);
      const data = response['data'];
      if (!isJsonObject(data) && filled.length > 1) return await askApart(run);
      const errorsBefore = run.errors.length;
      reportErrors(run, node, response, { requested, translate: translateEntityPaths(filled, run, keys) });
      const isExplained = run.errors.length > errorsBefore;
      if (isJsonObject(data))
        for (const part of filled) takeOrFail(part, data[part.batch.responseKey], run, isExplained);
    } catch (error) {
      if (filled.length > 1 && mayBeOfOnePart(error)) return askApart(run, error);
      run.fail(fetchFailure(error, subgraph), node);
    }
  };
}

/** Apart from `compileEntityFetch`, whose closures would keep the document. */
function compileBatches(node: EntityFetchNode, scope: CompilerScope) {
  const operation = resolveOperation(node.document.ast);
  return node.batches.map((batch) => compileBatch(node, operation, batch, scope));
}

function compileBatch(
  node: EntityFetchNode,
  operation: ResolvedOperation,
  batch: EntityBatch,
  { types, subgraphTypes }: CompilerScope,
) {
  const representations = new Representations(batch, node.subgraph, subgraphTypes, types);
  return {
    /** The fetch as if it were of this batch only. */
    fetch: { ...node, batches: [batch] },
    responseKey: batch.responseKey,
    prefix: `${JSON.stringify(batch.variable)}:`,
    collectors: batch.paths.map((path) => compileCollector(path, types)),
    writers: compileRepresentation(batch, representations, types),
    rewrite: compileRewrites(batch.outputRewrites, types),
    renames: KeyRenames.of(batch.outputRewrites, types),
    merge: compileMerger(
      batch.outputRewrites.length > 0 ? null : entityKeys(operation, batch.responseKey),
      types.interfaces,
    ),
  };
}

function ask(batch: CompiledBatch, run: PlanExecution): Asked {
  const entities: JsonObject[] = [];
  for (const collector of batch.collectors) collector.collect(run.data, entities);
  const distinct = new EntityDeduplicator(batch.writers);
  const indices: number[] = [];
  for (const entity of entities) indices.push(distinct.add(entity));
  const { representations, count, isIncomplete } = distinct;
  if (isIncomplete) run.incomplete.add(batch.fetch);
  return { batch, entities, indices, representations, count };
}

/** @param isExplained whether the subgraph told of errors */
function takeOrFail(asked: Asked, answers: Json | undefined, run: PlanExecution, isExplained: boolean): void {
  try {
    take(asked, answers, run, isExplained);
  } catch (error) {
    const { fetch } = asked.batch;
    run.fail(fetchFailure(error, fetch.subgraph), fetch);
  }
}

function take(
  { batch, entities, indices, count }: Asked,
  answers: Json | undefined,
  run: PlanExecution,
  isExplained: boolean,
): void {
  const { fetch, merge } = batch;
  if (answers === null && isExplained) return;
  if (!Array.isArray(answers) || answers.length !== count) {
    run.fail(malformed(fetch.subgraph, `it must hold ${count} entities`), fetch);
    return;
  }
  if (batch.rewrite) batch.rewrite(answers);
  const isTaken: boolean[] = [];
  let faults = 0;
  for (let at = 0; at < entities.length; at++) {
    const index = indices[at]!;
    if (index < 0) continue;
    const answer = answers[index]!;
    if (isJsonObject(answer)) {
      merge(entities[at]!, answer, isTaken[index] === true);
      isTaken[index] = true;
    } else if (answer !== null) faults += 1;
  }
  if (faults > 0) run.fail(malformed(fetch.subgraph, 'it must hold objects as entities'), fetch);
}
