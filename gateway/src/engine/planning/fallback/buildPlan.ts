import type { OperationDefinitionNode } from 'graphql';

import type { EntityBatch, SerializedPlan, SubgraphFetch } from '../../plan/PlanNode.ts';
import { assignResponseKeys } from './assignResponseKeys.ts';
import { DocumentPrinter } from './DocumentPrinter.ts';
import type { FederatedTypes } from './FederatedTypes.ts';
import { groupBy } from './groupBy.ts';
import type { EntityFetchDraft, FetchDrafts, RootFetchDraft } from './FetchDrafts.ts';

/**
 * Writes the plan of some fetches: all of one depth at once, one depth after the other. What one subgraph is asked for of
 * entities at a time is one request.
 */
export function buildPlan(
  { roots, entities }: FetchDrafts,
  operation: OperationDefinitionNode,
  types: FederatedTypes,
): SerializedPlan | null {
  const byDepth = new Map<number, Array<SubgraphFetch<string>>>();
  const add = (depth: number, fetch: SubgraphFetch<string>) =>
    byDepth.set(depth, [...(byDepth.get(depth) ?? []), fetch]);
  for (const draft of roots) add(draft.depth, rootFetch(draft, operation, types));
  for (const together of groupBy(entities, ({ depth, subgraph }) => `${depth} ${subgraph}`).values())
    add(together[0]!.depth, entityFetch(together, operation, types));
  const waves = [...byDepth].toSorted(([one], [other]) => one - other);
  const nodes = waves.map(([, fetches]): SerializedPlan =>
    fetches.length > 1 ? { kind: 'Parallel', nodes: fetches } : fetches[0]!,
  );
  return nodes.length > 1 ? { kind: 'Sequence', nodes } : (nodes[0] ?? null);
}

function rootFetch(
  { subgraph, path, selection, operation: kind }: RootFetchDraft,
  operation: OperationDefinitionNode,
  types: FederatedTypes,
): SubgraphFetch<string> {
  const outputRewrites = assignResponseKeys(selection);
  const printer = new DocumentPrinter(types);
  const root = printer.printSelections(selection);
  const document = printer.printOperation(kind, root, [], operation);
  return { kind: 'Fetch', subgraph, path, document, variables: printer.variables, operationKind: kind, outputRewrites };
}

function entityFetch(
  drafts: readonly EntityFetchDraft[],
  operation: OperationDefinitionNode,
  types: FederatedTypes,
): SubgraphFetch<string> {
  const { subgraph } = drafts[0]!;
  const printer = new DocumentPrinter(types);
  const isAlone = drafts.length === 1;
  const batches: EntityBatch[] = [];
  const fields: string[] = [];
  for (const [at, { path, requires, inputRewrites, selection, typeCondition }] of drafts.entries()) {
    const outputRewrites = assignResponseKeys(selection);
    const responseKey = isAlone ? '_entities' : `_entities_${at}`;
    const variable = isAlone ? 'representations' : `__batch_reps_${at}`;
    batches.push({ responseKey, variable, paths: [path], requires, inputRewrites, outputRewrites });
    const text = printer.printSelections(selection);
    const selections = typeCondition === undefined ? text : `... on ${typeCondition} {${text}}`;
    fields.push(`${isAlone ? '' : `${responseKey}: `}_entities(representations: $${variable}) {${selections}}`);
  }
  const declared = batches.map(({ variable }) => `$${variable}: [_Any!]!`);
  const document = printer.printOperation('query', fields.join(' '), declared, operation);
  return { kind: 'EntityFetch', subgraph, document, variables: printer.variables, batches };
}
