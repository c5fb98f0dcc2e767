import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import type { EntityBatch, EntityFetchNode } from '../plan/PlanNode.ts';
import { isJsonObject, type Json, type JsonObject } from '../raw-json/Json.ts';
import { compileRewrites } from './compileRewrites.ts';
import { compileCollector, type EntityCollector } from './compileCollector.ts';
import { compileMerger } from './compileMerger.ts';
import { compileRepresentation } from './compileRepresentation.ts';
import type { CompilerScope } from './CompilerScope.ts';
import { deduplicateEntities, type DistinctEntities } from './deduplicateEntities.ts';
import { entityKeys } from './entityKeys.ts';
import { KeyRenames } from './KeyRenames.ts';
import type { PlanExecution } from './PlanExecution.ts';
import { Representations } from './Representations.ts';
import { fetchFailure, malformed } from './subgraphErrors.ts';

/** The entities that one batch of one execution fetches. */
export interface FetchedBatch extends DistinctEntities {
  readonly batch: CompiledBatch;
  /** The objects that get the fields. */
  readonly entities: readonly JsonObject[];
}

export interface CompiledBatch {
  readonly responseKey: string;
  /** The name of the representations' variable, and a colon. */
  readonly prefix: string;
  readonly collectors: readonly EntityCollector[];
  readonly renames: KeyRenames;
  prepare(execution: PlanExecution): FetchedBatch;
  /**
   * Merges fetched entities into the data, or records why that is impossible.
   *
   * @param isExplained whether the subgraph returned errors
   */
  merge(fetched: FetchedBatch, entities: Json | undefined, execution: PlanExecution, isExplained: boolean): void;
}

interface BatchSource {
  readonly node: EntityFetchNode;
  /** The document of the fetch. */
  readonly operation: ResolvedOperation;
  readonly batch: EntityBatch;
}

/** Compiles what one `_entities` field of a fetch sends, and how its entities are merged. */
export function compileBatch({ node, operation, batch }: BatchSource, scope: CompilerScope): CompiledBatch {
  const { types, subgraphTypes } = scope;
  const { responseKey, outputRewrites } = batch;
  const fetch = { ...node, batches: [batch] };
  const representations = new Representations(batch, node.subgraph, subgraphTypes, types);
  const writers = compileRepresentation(batch, representations, types);
  const collectors = batch.paths.map((path) => compileCollector(path, types));
  const rewrite = compileRewrites(outputRewrites, types);
  const mergeEntity = compileMerger(
    outputRewrites.length > 0 ? null : entityKeys(operation, responseKey),
    types.interfaces,
  );

  const mergeEntities = (
    { entities, indices, count }: FetchedBatch,
    answers: Json | undefined,
    execution: PlanExecution,
  ): void => {
    if (!Array.isArray(answers) || answers.length !== count)
      return execution.recordFailure(malformed(node.subgraph, `it must hold ${count} entities`), fetch);
    rewrite?.(answers);
    const isMerged: boolean[] = [];
    let faults = 0;
    for (let at = 0; at < entities.length; at++) {
      const index = indices[at]!;
      if (index < 0) continue;
      const answer = answers[index]!;
      if (isJsonObject(answer)) {
        mergeEntity(entities[at]!, answer, isMerged[index] === true);
        isMerged[index] = true;
      } else if (answer !== null) faults += 1;
    }
    if (faults > 0) execution.recordFailure(malformed(node.subgraph, 'it must hold objects as entities'), fetch);
  };

  const compiled: CompiledBatch = {
    responseKey,
    prefix: `${JSON.stringify(batch.variable)}:`,
    collectors,
    renames: KeyRenames.of(outputRewrites, types),
    prepare(execution) {
      const entities: JsonObject[] = [];
      for (const collector of collectors) collector.collect(execution.data, entities);
      const { indices, representations: texts, count, isIncomplete } = deduplicateEntities(entities, writers);
      if (isIncomplete) execution.recordIncomplete(fetch);
      return { batch: compiled, entities, indices, representations: texts, count, isIncomplete };
    },
    merge(fetched, answers, execution, isExplained) {
      if (answers === null && isExplained) return;
      try {
        mergeEntities(fetched, answers, execution);
      } catch (error) {
        execution.recordFailure(fetchFailure(error, node.subgraph), fetch);
      }
    },
  };
  return compiled;
}
